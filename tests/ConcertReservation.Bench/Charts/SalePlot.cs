using System.Collections.Concurrent;
using System.Diagnostics;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Charts;

/// <summary>
/// A whole sale: every customer in line polls, buys when admitted, and frees a slot. The chart shows some customers on
/// their way to the head of the line.
/// </summary>
internal sealed class SalePlot : IPlot
{
    private const int Watched = 5;

    public async Task<Chart> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var customers = bench.Scale.SaleCrowd;
        var admitted = await AdmittedUsers.LineUpAsync(bench, customers, ct);
        // Without the customers who have left the line.
        var present = Enumerable.Range(0, customers).Where(i => (i + 1) % LineSetup.LeavesEvery != 0).ToList();
        using var callers = await Connections.OpenAsync(present.Count, [bench.Address], ct);
        var shoppers = present.Select(i => new Shopper(admitted, i)).ToList();
        var watched = Enumerable.Range(1, Watched).Select(i => i * present.Count / Watched - 1).ToHashSet();
        var seen = new ConcurrentDictionary<int, List<Point>>(
            watched.Select(i => KeyValuePair.Create(i, new List<Point>()))
        );

        bench.Progress.Say("Plotting a sale");
        await OpenAsync(bench, admitted.Concert, customers / 10, ct);
        var clock = Stopwatch.StartNew();
        await callers.LoopAsync(
            async (caller, connection) =>
            {
                var position = await shoppers[caller].ReadSeatsAsync(connection);
                if (seen.TryGetValue(caller, out var points))
                    points.Add(new Point(clock.Elapsed.TotalSeconds, position));
                if (position == 0)
                    await shoppers[caller].BuyAsync(connection);
                else
                    await Task.Delay(Shopper.Pause, ct);
                return position > 0;
            }
        );
        var series = watched
            .Order()
            .Select(i => new Series(FormattableString.Invariant($"place {present[i] + 1:N0}"), seen[i]));
        return new Chart("sale", $"A place in line during a sale", "seconds", "position", [.. series]);
    }

    private static Task<int> OpenAsync(
        BenchEnvironment bench,
        BenchConcert concert,
        int maxActive,
        CancellationToken ct
    ) =>
        bench.Sql.ExecuteAsync(
            "UPDATE lines SET paused = false, max_active = $2 WHERE concert_id = $1",
            [concert.ConcertId, maxActive],
            ct
        );
}
