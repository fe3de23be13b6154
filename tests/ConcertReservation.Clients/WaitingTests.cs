using ConcertReservation.Testing.People;
using Kiota = Tickets.Kiota.Models;
using NSwag = Tickets.NSwag;

namespace ConcertReservation.Clients;

/// <summary>The 202 response to a customer who still waits is no reservation.</summary>
public sealed class WaitingTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task NSwag_HoldWhileWaiting_IsAWaitingAnswerWithTheToken()
    {
        var (concert, person) = await WaitingAsync();
        var hold = new NSwag.HoldSeatsRequest { PerformanceId = concert.PerformanceId, SeatIds = [concert.SeatIds[0]] };

        var act = () => service.NSwag(person).HoldSeatsAsync(concert.ConcertId, hold, person.Client.QueueToken);

        var waiting = (await act.Should().ThrowAsync<NSwag.ApiException<NSwag.WaitingAnswer>>()).Which;
        waiting.StatusCode.Should().Be(202);
        waiting.Headers.Should().ContainKey("Retry-After");
        waiting.Result.Queue.Status.Should().Be(NSwag.QueueTokenStatus.Waiting);
        waiting.Result.Queue.Position.Should().Be(1);
    }

    [Fact]
    public async Task Kiota_HoldWhileWaiting_IsNoReservation()
    {
        var (concert, person) = await WaitingAsync();
        var hold = new Kiota.HoldSeatsRequest { PerformanceId = concert.PerformanceId, SeatIds = [concert.SeatIds[0]] };
        var api = service.Kiota(person).Concerts[concert.ConcertId];

        var held = await api.Reservations.PostAsync(hold);
        var turn = await api.QueueToken.GetAsync();

        held!.ReservationId.Should().BeNull();
        turn!.Status.Should().Be(Kiota.QueueTokenStatus.Waiting);
        turn.Position.Should().Be(1);
    }

    private async Task<(ConcertOnSale Concert, Person Person)> WaitingAsync()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(paused: true));
        return (concert, await service.VisitorAsync(concert));
    }
}
