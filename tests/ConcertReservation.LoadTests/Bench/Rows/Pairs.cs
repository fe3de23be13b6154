using ConcertReservation.LoadTests.Bench.Measuring;
using ConcertReservation.LoadTests.Bench.Stage;

namespace ConcertReservation.LoadTests.Bench.Rows;

/// <summary>Subject, limit, subject, limit …: whatever else the machine does meets both alike.</summary>
internal static class Pairs
{
    /// <summary>One of each goes first and does not count: it warms up what the others measure.</summary>
    public static async Task<IReadOnlyList<Sample>> TakeAsync(
        Workbench bench,
        string row,
        Func<Task<Leg>> subject,
        Func<Task<Leg>> limit,
        Func<Leg, Leg, Sample> compare
    )
    {
        var samples = new List<Sample>();
        for (var pair = 0; pair <= bench.Scale.Pairs; pair++)
        {
            bench.Progress.Show($"Measuring {row}", pair, bench.Scale.Pairs);
            var sample = compare(await subject(), await limit());
            if (pair > 0)
                samples.Add(sample);
        }
        return samples;
    }
}
