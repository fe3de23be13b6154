using ConcertReservation.LoadTests.Bench.Measuring;
using ConcertReservation.LoadTests.Bench.Stage;

namespace ConcertReservation.LoadTests.Bench.Rows;

/// <summary>Subject, limit, subject, limit …: whatever else the machine does meets both alike.</summary>
internal static class Pairs
{
    /// <summary>The first ones do not count: they warm up what the others measure.</summary>
    public static async Task<IReadOnlyList<Sample>> TakeAsync(
        Workbench bench,
        string row,
        Func<Task<Leg>> subject,
        Func<Task<Leg>> limit,
        Func<Leg, Leg, Sample> compare
    )
    {
        var all = bench.Scale.WarmUps + bench.Scale.Pairs;
        var samples = new List<Sample>();
        for (var pair = 0; pair < all; pair++)
        {
            bench.Progress.Show($"Measuring {row}", pair, all);
            var sample = compare(await subject(), await limit());
            if (pair >= bench.Scale.WarmUps)
                samples.Add(sample);
        }
        return samples;
    }
}
