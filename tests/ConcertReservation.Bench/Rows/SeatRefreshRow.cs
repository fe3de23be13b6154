using System.Net.Http.Json;
using ConcertReservation.Bench.Inside;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>Refreshes of the seat cache, each after the same number of changes, in a big and in a small hall.</summary>
internal sealed class SeatRefreshRow : IRow
{
    private const int ChangedSeats = 20;
    private const int Refreshes = 30;

    public string Name => "seat-refresh";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var big = await bench.Concerts.AnnounceAsync(ct, seats: SeatStatesRow.HallSeats);
        var small = await bench.Concerts.AnnounceAsync(ct);
        using var http = new HttpClient { BaseAddress = bench.Address };

        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            () => LegAsync(bench, http, big, ct),
            () => LegAsync(bench, http, small, ct),
            Sample.OfTimes,
            ct
        );
        var title = FormattableString.Invariant(
            $"refresh of the seat cache, {SeatStatesRow.HallSeats:N0} seats / {ConcertSetup.SeatsEach}"
        );
        return new Figure(Name, title, Bound.AtMost(1.3), samples);
    }

    private static async Task<Leg> LegAsync(
        BenchEnvironment bench,
        HttpClient http,
        BenchConcert concert,
        CancellationToken ct
    )
    {
        var milliseconds = 0.0;
        // The first refresh of a hall has no copy before it, and no change.
        await RefreshAsync(http, concert, ct);
        var leg = await bench.Meter.TakeAsync(async () =>
        {
            for (var n = 0; n < Refreshes; n++)
            {
                await SeatStatesRow.TouchAsync(bench, concert, ChangedSeats, ct);
                var refresh = await RefreshAsync(http, concert, ct);
                if (!refresh.IsChanged)
                    throw new InvalidOperationException("The refresh has not seen the changes.");
                milliseconds += refresh.Milliseconds;
            }
            return Refreshes;
        });
        return leg with { Seconds = milliseconds / 1_000 };
    }

    private static async Task<TimedRefresh> RefreshAsync(HttpClient http, BenchConcert concert, CancellationToken ct)
    {
        var path = new Uri(
            FormattableString.Invariant($"/bench/seat-refreshes/{concert.ConcertId}/{concert.Seats[0].PerformanceId}"),
            UriKind.Relative
        );
        using var answer = await http.PostAsync(path, content: null, ct);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<TimedRefresh>(ct))!;
    }
}
