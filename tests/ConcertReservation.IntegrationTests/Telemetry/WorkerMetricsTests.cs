using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>Metrics show workers that make no progress, which the sale does not show.</summary>
public sealed class WorkerMetricsTests(OneInstance service, NoSweeper untidied)
    : IClassFixture<OneInstance>,
        IClassFixture<NoSweeper>
{
    [Fact]
    public async Task Metrics_AdmissionOfALineFails_CountTheLineAndTheTickAsFailures()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        await service.VisitorAsync(concert);
        var before = await FailuresAsync();
        var roundsBefore = await FailedRoundsAsync();

        await service.Sql.ExecuteAsync("ALTER TABLE seats RENAME TO chairs");
        await service.Sql.ExecuteAsync("UPDATE lines SET paused = false WHERE concert_id = $1", concert.ConcertId);

        await Eventually.Is(async () => await FailuresAsync() > before, "no customer can be admitted without seats");
        await Eventually.Is(async () => await FailedRoundsAsync() > roundsBefore, "the tick failed");
        await service.Sql.ExecuteAsync("ALTER TABLE chairs RENAME TO seats");
    }

    [Fact]
    public async Task Metrics_ExpiredHoldNotSwept_ReportItsAge()
    {
        var concert = await untidied.Crowd.ConcertAsync();
        var (holder, _) = await untidied.HolderAsync(concert);
        var label = $"concert=\"{concert.ConcertId}\"";
        var before = (await Scrape.OfAsync(untidied.Hosts[0])).Value(
            "concert_reservation_holds_overdue_seconds",
            label
        );

        untidied.Clock.Advance(TimeSpan.FromMinutes(7));

        before.Should().Be(0);
        await Eventually.Is(
            async () =>
            {
                await holder.Client.GetAsync(concert.Line);
                var metrics = await Scrape.OfAsync(untidied.Hosts[0]);
                return metrics.Value("concert_reservation_holds_overdue_seconds", label) is >= 120 and < 150;
            },
            "the hold expired after five minutes"
        );
    }

    private Task<double> FailuresAsync() => OfAdmissionAsync("concert_reservation_worker_failures_total");

    private Task<double> FailedRoundsAsync() =>
        OfAdmissionAsync("concert_reservation_worker_tick_seconds_count", "outcome=\"failed\"");

    private async Task<double> OfAdmissionAsync(string metric, params string[] labels) =>
        (await Scrape.OfAsync(service.Hosts[0])).Value(metric, ["worker=\"AdmissionWorker\"", .. labels]);
}
