using System.Text;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>
/// A call of the API, in turn with the empty controller that returns as many bytes to the same callers.
/// </summary>
internal static class AgainstBare
{
    private const int Callers = 32;

    /// <param name="bare">The load of the limit for a body of so many bytes.</param>
    public static async Task<IReadOnlyList<Sample>> TakeAsync(
        BenchEnvironment bench,
        string row,
        Script subject,
        Func<int, Script> bare,
        CancellationToken ct
    )
    {
        var size = Encoding.UTF8.GetByteCount(await subject.SampleAsync(bench.Address, ct));
        var limit = bare(size);
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);
        return await Pairs.SampleWarmAsync(
            bench,
            row,
            () => LegAsync(subject),
            () => LegAsync(limit),
            Sample.OfRates,
            ct
        );

        Task<Leg> LegAsync(Script script) =>
            bench.Meter.TakeAsync(() => script.RepeatAsync(callers, bench.Scale.LegTime));
    }
}
