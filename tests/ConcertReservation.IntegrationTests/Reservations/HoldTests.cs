using System.Net;

namespace ConcertReservation.IntegrationTests.Reservations;

public sealed class HoldTests(OneInstance service) : IClassFixture<OneInstance>
{
    internal static readonly string[] Fields =
    [
        "reservationId",
        "number",
        "concertId",
        "concertTitle",
        "performanceId",
        "startsAt",
        "performanceStatus",
        "status",
        "seats",
        "totalPrice",
        "heldAt",
        "expiresAt",
        "paidAt",
        "paymentId",
        "cancelledAt",
        "refundedAt",
    ];

    [Fact]
    public async Task Hold_SeveralSeats_ReturnsTheReservation()
    {
        var concert = await service.Crowd.ConcertAsync(price: 30_000);
        var person = await service.VisitorAsync(concert);

        var held = await person.HoldAsync(concert, concert.SeatIds[4], concert.SeatIds[1]);

        held.ShouldBe(HttpStatusCode.Created).Json.ShouldHaveFields(Fields);
        held["reservationId"].ShouldBeVersion7();
        held.Get<long>("concertId").Should().Be(concert.ConcertId);
        held.Get<string>("concertTitle").Should().Be("밤의 노래");
        held.Get<long>("performanceId").Should().Be(concert.PerformanceId);
        held.Time("startsAt").Should().BeAfter(held.Time("heldAt"));
        held.Get<string>("status").Should().Be("held");
        held.Get<long>("totalPrice").Should().Be(60_000);
        (held.Time("expiresAt") - held.Time("heldAt")).Should().Be(TimeSpan.FromMinutes(5));
        foreach (var field in new[] { "paidAt", "paymentId", "cancelledAt", "refundedAt" })
            held[field].Should().BeNull(field);
        held.Items("seats").Should().HaveCount(2);
        var seat = held.Items("seats")[0].ShouldHaveFields("seatId", "number", "section", "row", "price");
        seat["number"]!.GetValue<string>().Should().Be("2");
        seat["price"]!.GetValue<long>().Should().Be(30_000);
    }

    [Fact]
    public async Task Hold_AnySeats_LocatesTheReservation()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        var held = await person.HoldAsync(concert, concert.SeatIds[0]);

        var found = await person.Client.FollowAsync(held);

        found.ShouldBe(HttpStatusCode.OK).Json.ToJsonString().Should().Be(held.Json.ToJsonString());
    }

    [Fact]
    public async Task Hold_ByNumber_HoldsThoseSeats()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        var body = new { performanceId = concert.PerformanceId, seatNumbers = new[] { "7", "3" } };

        var held = await person.Client.PostAsync($"{concert.Path}/reservations", body);

        held.ShouldBe(HttpStatusCode.Created)
            .Items("seats")
            .Select(seat => seat["number"]!.GetValue<string>())
            .Should()
            .BeEquivalentTo("3", "7");
        (await person.Client.SeatStatusAsync(concert, concert.SeatIds[6])).Should().Be("held");
    }

    [Fact]
    public async Task Hold_OneSeatNotAvailable_ReturnsItsIdAndHoldsNone()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.HolderAsync(concert, 0, concert.SeatIds[1], concert.SeatIds[2]);
        var person = await service.VisitorAsync(concert);

        var answer = await person.HoldAsync(concert, concert.SeatIds[0], concert.SeatIds[2], concert.SeatIds[1]);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        answer
            .Items("seatIds")
            .Select(id => id.GetValue<long>())
            .Should()
            .BeEquivalentTo([concert.SeatIds[1], concert.SeatIds[2]]);
        (await person.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("available");
        (await person.Client.GetAsync("/reservations")).Items().Should().BeEmpty();
    }

    [Fact]
    public async Task Hold_SoldSeat_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.BuyerAsync(concert);
        var person = await service.VisitorAsync(concert);

        var answer = await person.HoldAsync(concert, concert.SeatIds[0]);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
    }

    [Fact]
    public async Task Hold_SeatOfOwnHold_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, _) = await service.HolderAsync(concert);

        var answer = await person.HoldAsync(concert, concert.SeatIds[0]);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
    }

    [Fact]
    public async Task Hold_MoreSeatsThanAReservationMayHave_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);

        var answer = await person.HoldAsync(concert, [.. concert.SeatIds.Take(5)]);

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await person.HoldAsync(concert, [.. concert.SeatIds.Take(4)])).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Hold_MoreSeatsThanACustomerMayHave_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var person = await service.VisitorAsync(concert);
        await person.HoldAsync(concert, [.. concert.SeatIds.Take(4)]);
        await person.HoldAsync(concert, [.. concert.SeatIds.Skip(4).Take(3)]);

        var two = await person.HoldAsync(concert, concert.SeatIds[8], concert.SeatIds[9]);
        var one = await person.HoldAsync(concert, concert.SeatIds[8]);

        two.ShouldBeProblem(HttpStatusCode.Conflict, "seat_limit_reached");
        one.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Hold_WithPaidSeats_CountsThemAgainstTheLimit()
    {
        var policy = RequestBodies.Policy(maxSeatsPerUser: 1);
        var concert = await service.Crowd.ConcertAsync(policy: policy);
        var (buyer, _) = await service.BuyerAsync(concert);
        var again = await buyer.InLineAsync(concert);

        var answer = await again.HoldAsync(concert, concert.SeatIds[1]);

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "seat_limit_reached");
    }

    [Fact]
    public async Task Hold_AfterARelease_CountsOnlyCurrentSeats()
    {
        var policy = RequestBodies.Policy(maxSeatsPerUser: 1);
        var concert = await service.Crowd.ConcertAsync(policy: policy);
        var (person, reservationId) = await service.HolderAsync(concert);
        await person.Client.DeleteAsync($"/reservations/{reservationId}");

        var answer = await person.HoldAsync(concert, concert.SeatIds[1]);

        answer.ShouldBe(HttpStatusCode.Created);
    }
}
