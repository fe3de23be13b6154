using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>The estimated wait comes from the turns of the customers who are inside.</summary>
public sealed class EstimatedWaitTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Turn = 3_600;

    [Fact]
    public async Task Join_FortyFiveAtOnceBehindTen_AreToldWholeTurns()
    {
        var concert = await TenSlotsAsync();
        await JoinAsync(concert, await service.Crowd.CustomersAsync(10));

        var line = await JoinAsync(concert, await service.Crowd.CustomersAsync(45));

        foreach (var token in line)
        {
            // Customers who came together leave together: places 1 to 10 after one turn, 31 to 40 after four.
            var turns = (token.Get<long>("position") + 9) / 10;
            var told = token.Get<int>("estimatedWaitSeconds");
            told.Should().BeInRange((int)(turns * Turn * 0.9), (int)(turns * Turn * 1.01));
        }
    }

    [Fact]
    public async Task Get_HalfOfTheCustomersLeft_IsShorter()
    {
        var concert = await TenSlotsAsync();
        var inside = await service.Crowd.CustomersAsync(10);
        await JoinAsync(concert, inside);
        await JoinAsync(concert, await service.Crowd.CustomersAsync(19));
        var last = await service.VisitorAsync(concert);
        var before = await last.GetTokenAsync(concert);
        service.Clock.Advance(TimeSpan.FromMinutes(10));

        foreach (var person in inside.Take(5))
            await person.LeaveAsync(concert);

        await Eventually.Is(async () => await last.PositionAsync(concert) == 15, "five customers were admitted");
        before.Get<int>("estimatedWaitSeconds").Should().BeInRange((int)(2 * Turn * 0.9), 2 * Turn);
        // One of ten leaves every two minutes: fifteen in half an hour. Without the counting, it were two turns.
        (await last.GetTokenAsync(concert))
            .Get<int>("estimatedWaitSeconds")
            .Should()
            .BeInRange(900, Turn);
    }

    [Fact]
    public async Task Get_SoldOut_IsUnknown()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, policy: RequestBodies.Policy(maxActive: 1));
        var (buyer, reservationId) = await service.HolderAsync(concert, 100_000);
        var waiting = await service.VisitorAsync(concert);
        var before = await waiting.GetTokenAsync(concert);

        await buyer.PayAsync(reservationId);

        before.Get<int>("estimatedWaitSeconds").Should().BePositive();
        await BecomesUnknownAsync(waiting, concert);
        (await waiting.GetTokenAsync(concert)).Get<bool>("soldOut").Should().BeTrue();
    }

    [Fact]
    public async Task Get_Paused_IsUnknown()
    {
        var concert = await service.FullConcertAsync();
        var waiting = await service.VisitorAsync(concert);

        await service.ChangePolicyAsync(concert, RequestBodies.Policy(maxActive: 1, paused: true));

        await BecomesUnknownAsync(waiting, concert);
    }

    [Fact]
    public async Task Get_SaleIsClosed_IsUnknown()
    {
        var concert = await service.FullConcertAsync();
        var waiting = await service.VisitorAsync(concert);
        var now = service.Clock.GetUtcNow();
        var staff = await service.Crowd.OperatorAsync();

        var change = new { saleOpensAt = now.AddHours(-2), saleClosesAt = now.AddHours(-1) };
        (await staff.Client.PatchAsync($"/admin{concert.Path}", change)).ShouldBe(HttpStatusCode.OK);

        await BecomesUnknownAsync(waiting, concert);
    }

    private Task<ConcertOnSale> TenSlotsAsync() =>
        service.Crowd.ConcertAsync(
            policy: RequestBodies.Policy(maxActive: 10, activeFor: "01:00:00", claimWithin: "00:30:00")
        );

    private static Task<Answer[]> JoinAsync(ConcertOnSale concert, IEnumerable<Person> crowd) =>
        Task.WhenAll(crowd.Select(person => person.JoinAsync(concert)));

    private static Task BecomesUnknownAsync(Person person, ConcertOnSale concert) =>
        Eventually.Is(
            async () => (await person.GetTokenAsync(concert))["estimatedWaitSeconds"] is null,
            "there is no estimated wait"
        );
}
