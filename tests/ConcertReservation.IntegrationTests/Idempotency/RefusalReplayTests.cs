using System.Net;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A refusal is stored with the key and stays, even when its reason no longer holds.</summary>
public sealed class RefusalReplayTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Pay_RepeatedAfterACharge_GetsTheSameRefusal()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: 10_000);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var path = $"/reservations/{await buyer.HeldAsync(concert, concert.SeatIds[0])}/payment";
        var first = await buyer.WithKey("poor").PostAsync(path);
        (await buyer.Client.PostAsync("/balance/charges", new { amount = 10_000 })).ShouldBe(HttpStatusCode.Created);

        var repeated = await buyer.WithKey("poor", instance: 1).PostAsync(path);

        first.ShouldBeProblem(HttpStatusCode.PaymentRequired, "insufficient_balance");
        ShouldReplay(repeated, first);
        (await buyer.WithKey("rich").PostAsync(path)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Hold_RepeatedAfterTheSeatIsAvailable_GetsTheSameRefusal()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var path = $"{concert.Path}/reservations";
        var body = new { performanceId = concert.PerformanceId, seatIds = concert.SeatIds };
        var rival = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var rivals = await rival.HeldAsync(concert, concert.SeatIds[0]);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var first = await buyer.WithKey("late").PostAsync(path, body);
        (await rival.Client.DeleteAsync($"/reservations/{rivals}")).ShouldBe(HttpStatusCode.NoContent);

        var repeated = await buyer.WithKey("late", instance: 1).PostAsync(path, body);

        first.ShouldBeProblem(HttpStatusCode.Conflict, "seat_unavailable");
        ShouldReplay(repeated, first);
        (await buyer.WithKey("now").PostAsync(path, body)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Refund_UnknownReservationRepeated_GetsTheSameRefusal()
    {
        var customer = await service.Crowd.CustomerAsync();
        var path = $"/reservations/{Guid.Empty}/refund";
        var first = await customer.WithKey("none").PostAsync(path);

        var repeated = await customer.WithKey("none", instance: 1).PostAsync(path);

        first.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        ShouldReplay(repeated, first);
    }

    [Fact]
    public async Task Hold_UnknownSeatRepeated_GetsTheSameRefusal()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var buyer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        var body = new { performanceId = concert.PerformanceId, seatIds = new[] { long.MaxValue } };
        var first = await buyer.WithKey("none").PostAsync($"{concert.Path}/reservations", body);

        var repeated = await buyer.WithKey("none", instance: 1).PostAsync($"{concert.Path}/reservations", body);

        first.ShouldBeProblem(HttpStatusCode.NotFound, "seat_not_found");
        ShouldReplay(repeated, first);
    }

    [Fact]
    public async Task Pay_UnknownReservationRepeated_GetsTheSameRefusal()
    {
        var customer = await service.Crowd.CustomerAsync();
        var path = $"/reservations/{Guid.Empty}/payment";
        var first = await customer.WithKey("none").PostAsync(path);

        var repeated = await customer.WithKey("none", instance: 1).PostAsync(path);

        first.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        ShouldReplay(repeated, first);
    }

    [Fact]
    public async Task Charge_AboveTheLimitRepeated_GetsTheSameRefusal()
    {
        var customer = await service.Crowd.CustomerAsync();
        var first = await customer.WithKey("much").PostAsync("/balance/charges", new { amount = 10_000_001 });

        var repeated = await customer.WithKey("much", 1).PostAsync("/balance/charges", new { amount = 10_000_001 });

        first.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        ShouldReplay(repeated, first);
    }

    private static void ShouldReplay(Answer repeated, Answer first)
    {
        first.IsReplay().Should().BeFalse();
        repeated.IsReplay().Should().BeTrue();
        repeated.Status.Should().Be(first.Status);
        repeated.Text.Should().Be(first.Text);
        repeated.ContentHeaders.ContentType.Should().Be(first.ContentHeaders.ContentType);
    }
}
