using ConcertReservation.Testing.People;
using Kiota = Tickets.Kiota.Models;
using NSwag = Tickets.NSwag;

namespace ConcertReservation.Clients;

/// <summary>A refusal reaches the caller as a problem document with its code, fields and facts.</summary>
public sealed class RefusalTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task NSwag_SeatOfAnother_IsAProblemWithItsCode()
    {
        var (concert, person) = await SecondForASeatAsync();
        var hold = new NSwag.HoldSeatsRequest { PerformanceId = concert.PerformanceId, SeatIds = [concert.SeatIds[0]] };

        var act = () => service.NSwag(person).HoldSeatsAsync(concert.ConcertId, hold, person.Client.QueueToken);

        var refused = (await act.Should().ThrowAsync<NSwag.ApiException<NSwag.ProblemDocument>>()).Which;
        refused.StatusCode.Should().Be(409);
        refused.Result.Code.Should().Be(NSwag.ProblemDocumentCode.Seat_unavailable);
        refused.Result.TraceId.Should().NotBeEmpty();
    }

    [Fact]
    public async Task Kiota_SeatOfAnother_IsAProblemWithItsCode()
    {
        var (concert, person) = await SecondForASeatAsync();
        var hold = new Kiota.HoldSeatsRequest { PerformanceId = concert.PerformanceId, SeatIds = [concert.SeatIds[0]] };

        var act = () => service.Kiota(person).Concerts[concert.ConcertId].Reservations.PostAsync(hold);

        var refused = (await act.Should().ThrowAsync<Kiota.ProblemDocument>()).Which;
        refused.ResponseStatusCode.Should().Be(409);
        refused.Code.Should().Be(Kiota.ProblemDocument_code.Seat_unavailable);
        refused.TraceId.Should().NotBeEmpty();
    }

    [Fact]
    public async Task NSwag_WrongField_IsNamed()
    {
        var person = await service.Crowd.CustomerAsync();

        var act = () => service.NSwag(person).ChargeBalanceAsync(new NSwag.ChargeRequest { Amount = -1 });

        var refused = (await act.Should().ThrowAsync<NSwag.ApiException<NSwag.ProblemDocument>>()).Which;
        refused.Result.Code.Should().Be(NSwag.ProblemDocumentCode.Validation_failed);
        refused.Result.Errors.Should().ContainKey("amount");
    }

    [Fact]
    public async Task Kiota_WrongField_IsNamed()
    {
        var person = await service.Crowd.CustomerAsync();

        var act = () => service.Kiota(person).Balance.Charges.PostAsync(new Kiota.ChargeRequest { Amount = -1 });

        var refused = (await act.Should().ThrowAsync<Kiota.ProblemDocument>()).Which;
        refused.Code.Should().Be(Kiota.ProblemDocument_code.Validation_failed);
        refused.Errors!.AdditionalData.Should().ContainKey("amount");
    }

    /// <summary>A customer whose turn it is, and a concert whose first seat another customer holds.</summary>
    private async Task<(ConcertOnSale Concert, Person Person)> SecondForASeatAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.HolderAsync(concert);
        return (concert, await service.VisitorAsync(concert));
    }
}
