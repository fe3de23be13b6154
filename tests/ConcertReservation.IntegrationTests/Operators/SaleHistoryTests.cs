using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.Application.Operations;
using ConcertReservation.IntegrationTests.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>The tests call what the worker calls, and advance the clock between two calls.</summary>
public sealed class SaleHistoryTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    private static readonly string[] Fields =
    [
        "at",
        "waiting",
        "active",
        "admitted",
        "noShows",
        "holds",
        "refusals",
        "sold",
        "revenue",
    ];

    [Fact]
    public async Task Find_DuringASale_HasAPointForEachMinute()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 10_000, RequestBodies.Policy(maxActive: 2));
        await RecordAsync();
        await service.BuyerAsync(concert);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        await NextMinuteAsync();
        await NextMinuteAsync();

        var points = await PointsAsync(concert);

        points.Should().HaveCountGreaterThanOrEqualTo(2);
        points[0].ShouldHaveFields(Fields);
        var last = points[^1];
        Of(last, "active").Should().Be(2);
        Of(last, "waiting").Should().Be(1);
        Of(last, "sold").Should().Be(1);
        Of(last, "revenue").Should().Be(10_000);
        Sum(points, "admitted").Should().Be(3);
        Sum(points, "holds").Should().Be(2);
    }

    [Fact]
    public async Task Find_MinutesWithoutAChange_CarryTheState()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        await service.BuyerAsync(concert);
        await NextMinuteAsync();
        for (var i = 0; i < 5; i++)
            await NextMinuteAsync();

        var points = await PointsAsync(concert);

        points.TakeLast(3).Select(point => Of(point, "sold")).Should().AllBeEquivalentTo(1L);
        points.TakeLast(3).Select(point => Of(point, "holds")).Should().AllBeEquivalentTo(0L);
        var rows = await service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM sale_minutes WHERE concert_id = $1",
            concert.ConcertId
        );
        rows.Should().BeLessThanOrEqualTo(2, "a minute in which nothing changes has no row");
    }

    [Fact]
    public async Task Find_AfterARefund_HasTheMoneyOfNow()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        await NextMinuteAsync();
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);
        await NextMinuteAsync();

        var points = await PointsAsync(concert);

        points.Max(point => Of(point, "sold")).Should().Be(1);
        Of(points[^1], "sold").Should().Be(0);
        Of(points[^1], "revenue").Should().Be(0);
    }

    [Fact]
    public async Task Find_SeatsPaidAndPartlyRefundedInAMinute_CountsThoseThatStay()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 1_000);
        await NextMinuteAsync();
        var (buyer, reservationId) = await service.HolderAsync(concert, balance: 3_000, [.. concert.SeatIds]);
        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        var one = new { seatIds = new[] { concert.SeatIds[0] } };
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund", one)).ShouldBe(HttpStatusCode.Created);
        await NextMinuteAsync();
        var afterOne = (await PointsAsync(concert))[^1];
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);
        await NextMinuteAsync();
        var afterAll = (await PointsAsync(concert))[^1];

        (Of(afterOne, "sold"), Of(afterOne, "revenue")).Should().Be((2, 2_000));
        (Of(afterAll, "sold"), Of(afterAll, "revenue")).Should().Be((0, 0));
    }

    [Fact]
    public async Task Find_RefusedHold_IsCountedByItsCode()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.HolderAsync(concert, balance: 0, concert.SeatIds[0]);
        var late = await service.VisitorAsync(concert);
        (await late.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
        await NextMinuteAsync();

        var points = await PointsAsync(concert);

        points.Sum(point => (long?)point["refusals"]!["seat_unavailable"] ?? 0).Should().Be(1);
    }

    [Fact]
    public async Task Find_NoShow_IsCounted()
    {
        var concert = await service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(maxActive: 1, activeFor: "00:05:00", claimWithin: "00:00:10")
        );
        var first = await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        await first.LeaveAsync(concert);
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND status = 'active'",
                    concert.ConcertId
                ) == 1,
            "the second customer is admitted"
        );
        service.Clock.Advance(TimeSpan.FromSeconds(11));
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<long>(
                    "SELECT count(*) FROM queue_tokens WHERE concert_id = $1 AND status = 'expired'",
                    concert.ConcertId
                ) == 1,
            "the second customer did not come"
        );
        await NextMinuteAsync();

        Sum(await PointsAsync(concert), "noShows").Should().Be(1);
    }

    [Fact]
    public async Task Record_ByTwoInstancesAtOnce_CountsOnce()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(concert);
        service.Clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => RecordAsync(n % 2)));

        var points = await PointsAsync(concert);
        Of(points[^1], "sold").Should().Be(1);
        Sum(points, "holds").Should().Be(1);
        Sum(points, "admitted").Should().Be(1);
    }

    [Fact]
    public async Task Find_WithAStep_AddsUpTheMinutes()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        var from = service.Clock.GetUtcNow();
        await RecordAsync();
        for (var i = 0; i < 4; i++)
        {
            await service.HolderAsync(concert, balance: 0, concert.SeatIds[i]);
            await NextMinuteAsync();
        }

        var points = await PointsAsync(concert, $"?from={Iso(from.AddMinutes(-5))}&step=00:30:00");

        points.Should().ContainSingle();
        Of(points[0], "holds").Should().Be(4);
    }

    [Theory]
    [InlineData("step=00:00:30", "step")]
    [InlineData("step=00:01:30", "step")]
    [InlineData("step=-00:01:00", "step")]
    [InlineData("step=x", "step")]
    [InlineData("from=2027-01-01T10:00:00", "from")]
    [InlineData("from=2099-01-01T10:00:00Z", "from")]
    [InlineData("from=0001-01-01T00:00:00Z", "from")]
    [InlineData("to=0001-01-01T00:00:00Z", "to")]
    [InlineData("from=2020-01-01T10:00:00Z", "step")]
    [InlineData("to=tomorrow", "to")]
    public async Task Find_WrongRange_IsRefused(string query, string field)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.GetAsync($"/admin{concert.Path}/history?{query}");

        var errors = answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
    }

    [Fact]
    public async Task Find_InTheFuture_HasNoPoints()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await NextMinuteAsync();

        var points = await PointsAsync(concert, "?from=2099-01-01T10:00:00Z&to=2099-01-02T11:00:00%2B09:00");

        points.Should().BeEmpty();
    }

    [Fact]
    public async Task Find_UnknownConcert_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.GetAsync("/admin/concerts/999999/history");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Sweep_After90Days_DeletesOldMinutesInBatches()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO sale_minutes
            SELECT $1, date_trunc('minute', $2::timestamptz) - interval '91 days' - n * interval '1 minute',
                0, 0, 0, 0, 0, 0, 0
            FROM generate_series(1, 1500) AS n
            """,
            concert.ConcertId,
            service.Clock.GetUtcNow()
        );
        await RecordAsync();

        var first = await InFacadeAsync(0, history => history.SweepAsync(default));
        var second = await InFacadeAsync(0, history => history.SweepAsync(default));

        (first, second).Should().Be((true, false));
        var old = await service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM sale_minutes WHERE minute < $1",
            service.Clock.GetUtcNow().AddDays(-90)
        );
        old.Should().Be(0);
    }

    private async Task NextMinuteAsync()
    {
        service.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var instance = 0; instance < 2; instance++)
            await RecordAsync(instance);
    }

    private Task<bool> RecordAsync(int instance = 0) =>
        InFacadeAsync(
            instance,
            async history =>
            {
                await history.RecordAsync(default);
                return true;
            }
        );

    private async Task<T> InFacadeAsync<T>(int instance, Func<SaleHistoryFacade, Task<T>> run)
    {
        await using var scope = service.Hosts[instance].Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<SaleHistoryFacade>());
    }

    private async Task<IReadOnlyList<JsonNode>> PointsAsync(ConcertOnSale concert, string query = "")
    {
        var staff = await service.Crowd.OperatorAsync();
        var answer = await staff.Client.GetAsync($"/admin{concert.Path}/history{query}");
        return answer.ShouldBe(HttpStatusCode.OK).Items("items");
    }

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static long Of(JsonNode point, string name) => point[name]!.GetValue<long>();

    private static long Sum(IEnumerable<JsonNode> points, string name) => points.Sum(point => Of(point, name));
}
