using System.Net;
using ConcertReservation.IntegrationTests.Scale;
using ConcertReservation.IntegrationTests.Telemetry;

namespace ConcertReservation.IntegrationTests.Platform;

public sealed class MetricsTests(OneInstance service) : IClassFixture<OneInstance>
{
    // The scrape_timeout that is shipped.
    private static readonly TimeSpan ScrapeTimeout = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Metrics_AfterASale_CountIt()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 10_000, RequestBodies.Policy(maxActive: 1));
        await service.BuyerAsync(concert);
        var (_, reservationId) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        var waiting = await service.VisitorAsync(concert);
        await waiting.Client.GetAsync(concert.Line);

        var metrics = await ScrapeAsync();

        reservationId.Should().NotBeEmpty();
        var label = $"concert=\"{concert.ConcertId}\"";
        metrics.Value("concert_reservation_queue_waiting", label).Should().Be(1);
        metrics.Value("concert_reservation_queue_active", label).Should().Be(1);
        metrics.Value("concert_reservation_queue_room", label).Should().Be(0);
        metrics.Value("concert_reservation_queue_admitted_total", label).Should().BeGreaterThanOrEqualTo(2);
        metrics.Value("concert_reservation_seats_sold", label).Should().Be(1);
        metrics.Value("concert_reservation_seats_held", label).Should().Be(1);
        metrics.Value("concert_reservation_picture_age_seconds", label).Should().BeInRange(0, 5);
        metrics.Value("concert_reservation_payments_total").Should().BeGreaterThanOrEqualTo(1);
        metrics.Value("concert_reservation_holds_made_total").Should().BeGreaterThanOrEqualTo(2);
        metrics.Value("concert_reservation_joins_batch_size_count").Should().BeGreaterThanOrEqualTo(3);
        metrics
            .Value(
                "http_server_request_duration_seconds_count",
                "http_request_method=\"POST\"",
                "http_response_status_code=\"201\"",
                "http_route=\"api/v1/concerts/{concertId}/queue-token\""
            )
            .Should()
            .BeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Metrics_UnclaimedAdmission_CountsAsNoShow()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy(maxActive: 1));
        var first = await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        await first.Client.DeleteAsync(concert.Line);
        await Eventually.Is(
            async () => await CountUnclaimedAsync(concert) == 1,
            "the second customer is admitted and does not claim"
        );

        service.Clock.Advance(TimeSpan.FromMinutes(2));
        await service.VisitorAsync(concert);

        await Eventually.Is(
            async () =>
                (await ScrapeAsync()).Value(
                    "concert_reservation_queue_no_shows_total",
                    $"concert=\"{concert.ConcertId}\""
                ) >= 1,
            "the admission ended before the customer claimed it"
        );
    }

    [Fact]
    public async Task Metrics_HoldOfAnUnavailableSeat_CountsAsLost()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var late = await service.VisitorAsync(concert);
        await service.HolderAsync(concert);
        var before = (await ScrapeAsync()).Value("concert_reservation_holds_lost_total");

        (await late.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );

        (await ScrapeAsync()).Value("concert_reservation_holds_lost_total").Should().Be(before + 1);
    }

    [Fact]
    public async Task Metrics_OfAnotherInstance_AreNotCounted()
    {
        await using var another = new ApiHost(service.ConnectionString, service.Clock);
        var before = await Scrape.OfAsync(another);

        await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));

        before.Has("concert_reservation_payments_total").Should().BeTrue("a counter starts at 0");
        (await Scrape.OfAsync(another)).Value("concert_reservation_payments_total").Should().Be(0);
    }

    [Fact]
    public async Task Metrics_PausedLine_ReportNoCapacity()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy(maxActive: 3));
        var visitor = await service.VisitorAsync(concert);
        await visitor.Client.GetAsync(concert.Line);
        var label = $"concert=\"{concert.ConcertId}\"";
        var capacity = (await ScrapeAsync()).Value("concert_reservation_queue_room", label);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 3, paused: true));

        capacity.Should().Be(2);
        await Eventually.Is(
            async () => (await ScrapeAsync()).Value("concert_reservation_queue_room", label) == 0,
            "a paused line has no capacity"
        );
    }

    [Fact]
    public async Task Metrics_DatabaseDoesNotRespond_StillReportTheAgeOfTheLineState()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);
        await visitor.Client.GetAsync(concert.Line);
        var label = $"concert=\"{concert.ConcertId}\"";

        await using var locked = await TableLock.OnTheLineAsync(service);

        await Eventually.Is(
            async () =>
            {
                var metrics = await ScrapeAsync().WaitAsync(ScrapeTimeout);
                return metrics.Value("concert_reservation_picture_age_seconds", label) > 1
                    && !metrics.Has("concert_reservation_queue_waiting", label);
            },
            "figures of the database are omitted, and figures in memory are reported"
        );
    }

    [Fact]
    public async Task Metrics_ReadyInstance_ReportThatItIsReady()
    {
        await Eventually.Is(
            async () => (await ScrapeAsync()).Value("concert_reservation_instance_ready") == 1,
            "the database responds and is migrated"
        );
    }

    [Theory]
    [InlineData("db_client_", "", "Npgsql's pool")]
    [InlineData("dotnet_", "", "the runtime")]
    [InlineData("concert_reservation_worker_tick_seconds_count", "worker=\"AdmissionWorker\"", "the workers")]
    [InlineData("concert_reservation_requests_running", "", "the overload guard")]
    public async Task Metrics_AtAnyTime_ContainTheSeries(string name, string label, string what)
    {
        await Eventually.Is(
            async () =>
                (await ScrapeAsync()).Lines.Any(line =>
                    line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal)
                ),
            $"the metrics contain {what}"
        );
    }

    /// <summary>Checked by the parser of Prometheus.</summary>
    [PromtoolFact]
    public async Task Metrics_AllOfThem_AreValidForPrometheus()
    {
        await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));
        var text = (await ScrapeAsync()).Text;

        var (exitCode, errors) = await Promtool.CheckAsync(text);

        // 3 is lint: the names of the metrics of the framework are not ours to change.
        exitCode.Should().BeOneOf([0, 3], errors);
        errors.Should().NotContain("concert_reservation").And.NotContain("error while");
    }

    private Task<long> CountUnclaimedAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND status = 'active' AND claimed_at IS NULL",
            concert.ConcertId
        );

    private Task<Scrape> ScrapeAsync() => Scrape.OfAsync(service.Hosts[0]);
}
