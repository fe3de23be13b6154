using System.Net;
using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>A hold is over at the moment when it expires; no sweep runs here.</summary>
public sealed class HoldExpiryTests(NoSweeper service) : IClassFixture<NoSweeper>
{
    [Fact]
    public async Task Expiry_AtTheExpiryTime_ShowsTheSeatAsAvailable()
    {
        var (concert, _, _) = await LapsedAsync();
        var other = await service.VisitorAsync(concert);

        var seats = await other.Client.GetAsync($"{concert.Seats}?status=available");
        var performances = await other.Client.GetAsync($"{concert.Path}/performances");
        var availability = await other.Client.GetAsync($"{concert.Path}/availability");
        var catalogue = await service.Client().GetAsync(concert.Path);

        seats.Items("seats").Should().HaveCount(2);
        performances.Items()[0]["availableSeats"]!.GetValue<int>().Should().Be(2);
        availability["dates"]![0]!["performances"]![0]!["availableSeats"]!.AsArray().Should().HaveCount(2);
        catalogue["performances"]![0]!["availableSeats"]!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task Expiry_JustBeforeTheExpiryTime_KeepsTheSeat()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (holder, reservationId) = await service.HolderAsync(concert);
        var held = await holder.Client.GetAsync($"/reservations/{reservationId}");

        service.Clock.AdvanceTo(held.Time("expiresAt").AddSeconds(-20));

        var other = await service.VisitorAsync(concert);
        (await other.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
    }

    [Fact]
    public async Task Expiry_AtTheExpiryTime_AnotherCustomerBuysTheSeat()
    {
        var (concert, _, _) = await LapsedAsync();

        var (_, reservationId) = await service.BuyerAsync(concert);

        var status = await service.Sql.ScalarAsync<string>(
            "SELECT status FROM reservations WHERE id = $1",
            reservationId
        );
        status.Should().Be("paid");
    }

    [Fact]
    public async Task Expiry_Reservation_HasTheStatusExpired()
    {
        var (_, holder, reservationId) = await LapsedAsync();

        var found = await holder.Client.GetAsync($"/reservations/{reservationId}");

        found.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(HoldTests.Fields);
        found.Get<string>("status").Should().Be("expired");
    }

    [Theory]
    [InlineData("expired", 1)]
    [InlineData("held", 0)]
    public async Task Expiry_Reservation_IsListedAsExpired(string status, int expected)
    {
        var (_, holder, _) = await LapsedAsync();

        var list = await holder.Client.GetAsync($"/reservations?status={status}");

        list.Items().Should().HaveCount(expected);
    }

    [Fact]
    public async Task Pay_AfterTheExpiry_IsRefused()
    {
        var (_, holder, reservationId) = await LapsedAsync();

        var answer = await holder.Client.WithoutQueueToken().PostAsync($"/reservations/{reservationId}/payment");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_expired");
        (await holder.BalanceAsync()).Should().Be(100_000);
    }

    [Fact]
    public async Task Pay_AfterAnotherCustomerBoughtTheSeat_IsRefused()
    {
        var (concert, holder, reservationId) = await LapsedAsync();
        await service.BuyerAsync(concert);

        var answer = await holder.Client.WithoutQueueToken().PostAsync($"/reservations/{reservationId}/payment");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_expired");
        (await holder.BalanceAsync()).Should().Be(100_000);
    }

    [Fact]
    public async Task Release_AfterTheExpiry_DoesNotChangeTheNextHold()
    {
        var (concert, holder, reservationId) = await LapsedAsync();
        await service.HolderAsync(concert);

        var answer = await holder.Client.DeleteAsync($"/reservations/{reservationId}");

        answer.ShouldBe(HttpStatusCode.NoContent);
        var viewer = await service.VisitorAsync(concert);
        (await viewer.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("held");
    }

    [Fact]
    public async Task Hold_SeatOfOwnExpiredHold_Succeeds()
    {
        var (concert, holder, _) = await LapsedAsync();
        var again = await holder.InLineAsync(concert);

        var answer = await again.HoldAsync(concert, concert.SeatIds[0]);

        answer.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Hold_AfterAnExpiredHold_CountsOnlyCurrentSeats()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, policy: RequestBodies.Policy(maxSeatsPerUser: 1));
        var (holder, reservationId) = await service.HolderAsync(concert);
        var held = await holder.Client.GetAsync($"/reservations/{reservationId}");
        service.Clock.AdvanceTo(held.Time("expiresAt"));
        var again = await holder.InLineAsync(concert);

        var answer = await again.HoldAsync(concert, concert.SeatIds[1]);

        answer.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<(ConcertOnSale Concert, Person Holder, Guid ReservationId)> LapsedAsync()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var (holder, reservationId) = await service.HolderAsync(concert, 100_000);
        var held = await holder.Client.GetAsync($"/reservations/{reservationId}");
        service.Clock.AdvanceTo(held.Time("expiresAt"));
        return (concert, holder, reservationId);
    }
}
