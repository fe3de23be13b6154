using System.Net;
using ConcertReservation.IntegrationTests.Queue;
using ConcertReservation.IntegrationTests.Scale;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>The states of the seats, whole and since a version, as customers poll and watch them.</summary>
public sealed class SeatStatesTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Find_WithoutSince_ReturnsAllStates()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        await service.BuyerAsync(concert);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync(concert.SeatStates());

        answer
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields("performanceId", "planVersion", "version", "states", "changes");
        answer.Get<long>("performanceId").Should().Be(concert.PerformanceId);
        answer["changes"].Should().BeNull();
        Convert.FromBase64String(answer.Get<string>("states")).Should().Equal(0b00_00_01_10, 0b00);
        answer.Get<string>("version").Should().MatchRegex("^[A-Za-z0-9_-]{1,64}$");
        answer.Get<string>("planVersion").Should().Be((await PlanAsync(concert)).Get<string>("planVersion"));
    }

    [Fact]
    public async Task Find_SinceAVersion_ReturnsWhatChangedSince()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        var visitor = await service.VisitorAsync(concert);
        var seen = (await visitor.Client.GetAsync(concert.SeatStates())).Get<string>("version");
        var (holder, held) = await service.HolderAsync(concert, 0, concert.SeatIds[3]);

        var changed = await visitor.Client.GetAsync(concert.SeatStates(seen));
        var nothing = await visitor.Client.GetAsync(concert.SeatStates(changed.Get<string>("version")));
        await holder.Client.DeleteAsync($"/reservations/{held}");
        var released = await visitor.Client.GetAsync(concert.SeatStates(changed.Get<string>("version")));

        changed.ShouldBe(HttpStatusCode.OK)["states"].Should().BeNull();
        changed["changes"]!.ToJsonString().Should().Be("[[3,1]]");
        nothing["changes"]!.ToJsonString().Should().Be("[]");
        released["changes"]!.ToJsonString().Should().Be("[[3,0]]");
    }

    [Fact]
    public async Task Find_SinceAHoldThatLapsed_HasItsSeatBeforeTheSweep()
    {
        var concert = await service.Crowd.ConcertAsync(
            seats: 2,
            policy: RequestBodies.Policy(activeFor: "02:00:00", holdFor: "00:05:00")
        );
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        var visitor = await service.VisitorAsync(concert);
        var held = await visitor.Client.GetAsync(concert.SeatStates());
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        var changed = await visitor.Client.GetAsync(concert.SeatStates(held.Get<string>("version")));

        Convert.FromBase64String(held.Get<string>("states")).Should().Equal(0b01_00);
        changed["changes"]!.ToJsonString().Should().Be("[[1,0]]");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("latest")]
    [InlineData("%00")]
    [InlineData("AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Find_SinceTextThatIsNoVersion_IsRefused(string since)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync(concert.SeatStates(since));

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!["since"].Should().NotBeNull();
    }

    [Fact]
    public async Task Find_SinceAVersionOfAnotherPerformance_ReturnsAllStates()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);
        var version = (await (await service.VisitorAsync(other)).Client.GetAsync(other.SeatStates())).Get<string>(
            "version"
        );

        var answer = await visitor.Client.GetAsync(concert.SeatStates(version));

        answer.ShouldBe(HttpStatusCode.OK)["states"].Should().NotBeNull();
    }

    [Fact]
    public async Task Find_EachVersionInTurn_ReplaysToTheWhole()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 8, policy: RequestBodies.Policy(maxSeatsPerUser: 8));
        var visitor = await service.VisitorAsync(concert);
        var random = new Random(5);
        var first = await visitor.Client.GetAsync(concert.SeatStates());
        var (states, version) = (first.StatesAfter(new int[8]), first.Get<string>("version"));
        var holds = new List<(Person Person, Guid Id)>();
        for (var round = 0; round < 25; round++)
        {
            if (holds.Count > 0 && random.Next(2) == 0)
            {
                var (person, id) = holds[random.Next(holds.Count)];
                await person.Client.DeleteAsync($"/reservations/{id}");
                holds.Remove((person, id));
            }
            else
            {
                var person = await service.VisitorAsync(concert);
                var held = await person.HoldAsync(concert, concert.SeatIds[random.Next(8)]);
                if (held.Status == HttpStatusCode.Created)
                    holds.Add((person, held.Get<Guid>("reservationId")));
            }
            var next = await visitor.At(0).GetAsync(concert.SeatStates(version));
            (states, version) = (next.StatesAfter(states), next.Get<string>("version"));

            states.Should().Equal((await visitor.At(0).GetAsync(concert.SeatStates())).StatesAfter(new int[8]));
        }
    }

    [Fact]
    public async Task Find_UnknownPerformance_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Path}/performances/999999/seat-states");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task Find_Waiting_IsAcceptedWithThePlace()
    {
        var concert = await service.FullConcertAsync();
        var waiting = await service.VisitorAsync(concert);

        (await waiting.Client.GetAsync(concert.SeatStates())).ShouldBe(HttpStatusCode.Accepted);
        (await waiting.Client.GetAsync($"{concert.SeatStates()}/events")).ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Watch_AHold_SendsAllStatesThenTheChange()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var visitor = await service.VisitorAsync(concert);
        using var http = service.Hosts[0].CreateClient();
        await using var stream = await EventStream.OpenAsync(http, visitor, $"{concert.SeatStates()}/events", "seats");

        var all = (await stream.NextAsync())!;
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        var change = (await stream.NextAsync())!;

        all.ShouldHaveFields("performanceId", "planVersion", "version", "states", "changes");
        Convert.FromBase64String(all["states"]!.GetValue<string>()).Should().Equal(0);
        change["states"].Should().BeNull();
        change["changes"]!.ToJsonString().Should().Be("[[1,1]]");
        change["version"]!.GetValue<string>().Should().NotBe(all["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task Watch_UnknownPerformance_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Path}/performances/999999/seat-states/events");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    private Task<Answer> PlanAsync(ConcertOnSale concert) =>
        service
            .Client()
            .GetAsync(FormattableString.Invariant($"{concert.Path}/performances/{concert.PerformanceId}/seat-plan"));
}
