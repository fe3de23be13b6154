using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

/// <summary>A gate that is bound to one performance.</summary>
public sealed class BoundGateTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task AnyCall_GateOfAnotherPerformance_IsForbiddenAndChangesNothing()
    {
        var (concert, other) = (await service.Crowd.ConcertAsync(seats: 1), await service.Crowd.ConcertAsync(seats: 1));
        var ticket = await service.TicketAsync(concert);
        var code = ticket.Get<string>("code");
        var gate = (await BoundGateAsync(other)).Client;
        var items = new[] { new { ticketId = ticket.TicketId(), at = service.Clock.GetUtcNow() } };

        Answer[] refused =
        [
            await gate.GetAsync(concert.DoorList()),
            await gate.GetAsync(concert.Admissions()),
            await gate.PostAsync($"{concert.DoorList()}/admissions", new { deviceId = "a", items }),
            await gate.PostAsync("/admin/check-ins", new { code, performanceId = concert.PerformanceId }),
            await gate.DeleteAsync($"/admin/check-ins/{ticket.TicketId()}"),
        ];

        foreach (var answer in refused)
            answer.ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM check_ins WHERE performance_id = $1",
                concert.PerformanceId
            )
        )
            .Should()
            .Be(0);
        (await gate.GetAsync(other.DoorList())).ShouldBe(HttpStatusCode.OK);
        (await gate.PostAsync("/admin/check-ins", new { code, performanceId = other.PerformanceId })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "wrong_performance"
        );
    }

    [Fact]
    public async Task CheckIn_BoundGateWithoutAPerformance_RefusesTicketsOfOthers()
    {
        var start = service.Clock.GetUtcNow().AddHours(2);
        var (concert, other) = (await ConcertAtAsync(start), await ConcertAtAsync(start));
        var (own, foreign) = (await service.TicketAsync(concert), await service.TicketAsync(other));
        var gate = (await BoundGateAsync(concert)).Client;

        (await gate.PostAsync("/admin/check-ins", new { code = foreign.Get<string>("code") })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "wrong_performance"
        );
        (await gate.PostAsync("/admin/check-ins", new { code = own.Get<string>("code") })).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<ConcertOnSale> ConcertAtAsync(DateTimeOffset start) =>
        await (await OperatorAsync()).AnnounceAsync(
            new Announcement
            {
                StartsAt = [start],
                Seats = 1,
                Price = 10_000,
            },
            service.Sql
        );

    // Signed in for real, because the access token names the performances.
    private async Task<Person> BoundGateAsync(ConcertOnSale concert)
    {
        var email = $"gate{Guid.CreateVersion7(service.Clock.GetUtcNow()):N}@test.example";
        var body = new
        {
            email,
            name = "Door",
            password = "correct horse",
            role = "gate",
            performanceIds = new[] { concert.PerformanceId },
        };
        var added = (await (await OperatorAsync()).PostAsync("/admin/staff", body)).ShouldBe(HttpStatusCode.Created);
        var session = await service.Client().PostAsync("/auth/sign-in", new { email, password = "correct horse" });
        var client = service.Client().With(session.Get<string>("accessToken"));
        return new Person(added.Get<Guid>("userId"), email, client, service);
    }

    private async Task<ApiClient> OperatorAsync() => (await service.Crowd.OperatorAsync()).Client;
}
