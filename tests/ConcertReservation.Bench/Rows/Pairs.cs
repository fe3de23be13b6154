using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>Subject, limit, subject, limit …: other load on the machine affects both.</summary>
internal static class Pairs
{
    /// <summary>The first pairs do not count: they run until the measured code is compiled.</summary>
    public static async Task<IReadOnlyList<Sample>> SampleWarmAsync(
        BenchEnvironment bench,
        string row,
        Func<Task<Leg>> subject,
        Func<Task<Leg>> limit,
        Func<Leg, Leg, Sample> compare,
        CancellationToken ct
    )
    {
        await WarmUp.RunAsync(
            bench,
            row,
            async () =>
            {
                await subject();
                await limit();
            },
            ct
        );
        return await TakeAsync(bench, row, subject, limit, compare);
    }

    public static async Task<IReadOnlyList<Sample>> TakeAsync(
        BenchEnvironment bench,
        string row,
        Func<Task<Leg>> subject,
        Func<Task<Leg>> limit,
        Func<Leg, Leg, Sample> compare
    )
    {
        var samples = new List<Sample>();
        for (var pair = 0; pair < bench.Scale.Pairs; pair++)
        {
            bench.Progress.Show($"Measuring {row}", pair, bench.Scale.Pairs);
            samples.Add(compare(await subject(), await limit()));
        }
        return samples;
    }
}
