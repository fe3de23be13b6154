using System.Net;

namespace ConcertReservation.IntegrationTests.Queue;

/// <summary>The calls behind the gate, and customers to send them.</summary>
internal static class GateCalls
{
    private const string Pay = "pay";

    public static readonly string[] Names = ["performances", "seats", "availability", "hold", Pay];

    /// <summary>An active customer, with a hold when the call is a payment.</summary>
    public static async Task<GateStage> StageAsync(Service service, string call)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 5);
        if (call != Pay)
            return new GateStage(call, concert, await service.VisitorAsync(concert), Guid.Empty);

        var (person, reservationId) = await service.HolderAsync(concert, 100_000);
        return new GateStage(call, concert, person, reservationId);
    }

    /// <summary>The same customer, who left and joined again behind another active customer.</summary>
    public static async Task<GateStage> WaitingAsync(Service service, string call)
    {
        var stage = await StageAsync(service, call);
        await stage.Person.LeaveAsync(stage.Concert);
        await service.ChangePolicyAsync(stage.Concert, RequestBodies.Policy(maxActive: 1));
        await service.VisitorAsync(stage.Concert);
        return stage with { Person = await stage.Person.InLineAsync(stage.Concert) };
    }

    /// <param name="answer">The response to a call that passed the gate.</param>
    /// <param name="call">The name of the call.</param>
    /// <param name="holdGivenBack">Leaving the line has released the hold to pay for.</param>
    public static void ShouldHavePassed(Answer answer, string call, bool holdGivenBack = false)
    {
        if (call == Pay && holdGivenBack)
            answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_cancelled");
        else
            answer.ShouldBe(call is "hold" or Pay ? HttpStatusCode.Created : HttpStatusCode.OK);
    }
}

internal sealed record GateStage(string Call, ConcertOnSale Concert, Person Person, Guid ReservationId)
{
    public Task<Answer> CallAsync(ApiClient client) =>
        Call switch
        {
            "performances" => client.GetAsync($"{Concert.Path}/performances"),
            "seats" => client.GetAsync(Concert.Seats),
            "availability" => client.GetAsync($"{Concert.Path}/availability"),
            "hold" => client.PostAsync(
                $"{Concert.Path}/reservations",
                new { performanceId = Concert.PerformanceId, seatIds = new[] { Concert.SeatIds[1] } }
            ),
            _ => client.PostAsync($"/reservations/{ReservationId}/payment"),
        };
}
