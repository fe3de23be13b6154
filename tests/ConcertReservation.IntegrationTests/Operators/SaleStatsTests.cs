using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Queue;
using ConcertReservation.IntegrationTests.Scale;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class SaleStatsTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] Fields =
    [
        "waiting",
        "active",
        "admittedPerMinute",
        "available",
        "held",
        "sold",
        "blocked",
        "revenue",
        "methods",
        "at",
    ];

    [Fact]
    public async Task Find_NewConcert_AllSeatsAreAvailable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);

        var stats = await FindAsync(concert);

        stats.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Fields);
        Figures(stats.Json).Should().Be((0, 0, 3, 0, 0, 0));
        stats.Get<double>("admittedPerMinute").Should().Be(0);
        stats["at"].ShouldBeTime().Should().BeCloseTo(service.Clock.GetUtcNow(), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Find_DuringASale_CountsTheLineTheSeatsAndTheMoney()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5, price: 10_000, RequestBodies.Policy(maxActive: 2));
        var (holder, _) = await service.HolderAsync(concert, balance: 0, concert.SeatIds[1]);
        await service.BuyerAsync(concert); // and is no longer active
        await service.VisitorAsync(concert); // in the slot of the buyer
        await service.VisitorAsync(concert);
        await service.VisitorAsync(concert);
        await (await service.VisitorAsync(concert)).LeaveAsync(concert);

        await Eventually.Is(
            async () => Figures((await FindAsync(concert)).Json) == (2, 2, 3, 1, 1, 10_000),
            "two customers wait, two are active, one seat is held and one is sold"
        );
        (await holder.BalanceAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Find_AfterARefund_SubtractsTheMoney()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);

        Figures((await FindAsync(concert)).Json).Should().Be((0, 0, 1, 0, 0, 0));
    }

    [Fact]
    public async Task Watch_DuringASale_SendsTheCurrentFiguresAndEveryChange()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var staff = await service.Crowd.OperatorAsync();
        using var http = service.Hosts[0].CreateClient();
        await using var stream = await EventStream.OpenAsync(
            http,
            staff,
            $"/admin{concert.Path}/stats/events",
            "stats"
        );

        var first = (await stream.NextAsync())!;
        await service.BuyerAsync(concert);
        var sold = await stream.UntilAsync(stats => stats["sold"]!.GetValue<long>() == 1);

        first.ShouldHaveFields(Fields);
        Figures(first).Should().Be((0, 0, 2, 0, 0, 0));
        sold["revenue"]!.GetValue<long>().Should().Be(10_000);
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("stats/events")]
    public async Task AnyCall_ForAnUnknownConcert_IsNotFound(string call)
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.GetAsync($"/admin/concerts/999999/{call}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    private static (long Waiting, long Active, long Available, long Held, long Sold, long Revenue) Figures(
        JsonNode stats
    )
    {
        long Of(string name) => stats[name]!.GetValue<long>();
        return (Of("waiting"), Of("active"), Of("available"), Of("held"), Of("sold"), Of("revenue"));
    }

    private async Task<Answer> FindAsync(ConcertOnSale concert) =>
        await (await service.Crowd.OperatorAsync()).Client.GetAsync($"/admin{concert.Path}/stats");
}
