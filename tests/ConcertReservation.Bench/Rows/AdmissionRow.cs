using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>
/// Ticks of the worker, started by the bench: the time until the next tick would hide the time of the tick.
/// </summary>
internal sealed class AdmissionRow : IRow
{
    private const int MostTries = 5;
    private const int WarmUps = 2;

    public string Name => "admission";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        // On average over the pairs, the line then has MiddleLine waiting customers.
        var middle = bench.Scale.MiddleLine + (WarmUps + bench.Scale.Pairs) * AdmissionTick.Batch / 2;
        var (longLine, middleLine) = (
            await bench.Lines.WaitingAsync(bench.Scale.LongLine, ct),
            await bench.Lines.WaitingAsync(middle, ct)
        );
        using var http = new HttpClient { BaseAddress = bench.Address };

        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            await AdmitAsync(bench, http, longLine, ct);
            await AdmitAsync(bench, http, middleLine, ct);
        }

        var samples = await Pairs.TakeAsync(
            bench,
            Name,
            () => AdmitAsync(bench, http, longLine, ct),
            () => AdmitAsync(bench, http, middleLine, ct),
            Sample.OfTimes
        );
        var title = FormattableString.Invariant(
            $"time to admit 1,000 with {bench.Scale.LongLine:N0} waiting / with {bench.Scale.MiddleLine:N0}"
        );
        return new Figure(Name, title, Bound.AtMost(1.5), samples);
    }

    private static async Task<Leg> AdmitAsync(
        BenchEnvironment bench,
        HttpClient http,
        BenchConcert line,
        CancellationToken ct
    )
    {
        for (var tries = 1; ; tries++)
        {
            await AdmissionTick.MakeCapacityAsync(bench, line, ct);
            var milliseconds = 0.0;
            var leg = await bench.Meter.TakeAsync(async () =>
            {
                var admission = await AdmissionTick.RunAsync(http, line, ct);
                milliseconds = admission.Milliseconds;
                return admission.Admitted;
            });
            // The worker of the instance may have admitted first.
            if (leg.Done == AdmissionTick.Batch)
                return leg with { Seconds = milliseconds / 1_000 };
            if (tries == MostTries)
                throw new InvalidOperationException(
                    $"{leg.Done} were admitted where there was room for {AdmissionTick.Batch}."
                );
        }
    }
}
