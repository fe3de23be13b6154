using System.Diagnostics;
using System.Globalization;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Concerts;
using Spectre.Console;
using Progress = ConcertReservation.Testing.Reporting.Progress;

namespace ConcertReservation.Bench.Search;

/// <summary>Measures searches one after the other, over HTTP.</summary>
internal static class SearchRun
{
    private const int Repetitions = 50;

    public static Task<int> RunAsync(int reservations, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say("Starting a database and an instance");
            await using var bench = await BenchEnvironment.OpenAsync(Scale.Quick, progress, ct);
            var announced = await bench.Staff.AnnounceAsync(
                new Announcement { StartsAt = [TimeProvider.System.GetUtcNow().AddDays(30)], Seats = 1 },
                bench.Sql,
                ct
            );
            progress.Say($"Writing {reservations:N0} reservations");
            await SearchSetup.FillAsync(bench.Sql, announced, reservations, ct);
            var table = new Table()
                .Title($"Search among {reservations:N0} reservations")
                .AddColumn("search")
                .AddColumn(new TableColumn("items").RightAligned())
                .AddColumn(new TableColumn("median, ms").RightAligned())
                .AddColumn(new TableColumn("slowest, ms").RightAligned());
            foreach (var (name, query) in await SearchSetup.QueriesAsync(bench.Sql, announced, ct))
                table.AddRow(await MeasureAsync(bench, name, query, ct));
            return () =>
            {
                AnsiConsole.Write(table);
                return 0;
            };
        });

    private static async Task<string[]> MeasureAsync(
        BenchEnvironment bench,
        string name,
        string query,
        CancellationToken ct
    )
    {
        var times = new List<double>();
        var items = 0;
        for (var i = 0; i < Repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await bench.Staff.GetAsync($"/admin/reservations?{query}", ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            items = answer.EnsureSuccess()["items"]!.AsArray().Count;
        }
        times.Sort();
        return [name, Number(items), Number(times[times.Count / 2]), Number(times[^1])];
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
