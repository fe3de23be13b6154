using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.UnitTests.Reservations;

namespace ConcertReservation.UnitTests.Purchases;

public sealed class HoldFacadeTests
{
    private static readonly HoldSeats Request = new(A.ConcertId, A.PerformanceId, [2, 1], null, A.User);
    private readonly ReservationWorld _world = new();

    [Fact]
    public async Task HoldAsync_AvailableSeats_ReturnsTheHold()
    {
        var result = await _world.HoldAsync(Request);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    A.ConcertId,
                    ConcertTitle = "Spring Tour",
                    A.PerformanceId,
                    StartsAt = A.Evening,
                    Status = ReservationStatus.Held,
                    TotalPrice = 130_000L,
                    HeldAt = A.Now,
                    ExpiresAt = A.After(300),
                    PaidAt = (DateTimeOffset?)null,
                    PaymentId = (Guid?)null,
                }
            );
        result
            .Seats.Should()
            .Equal(new ReservedSeat(1, "1", "VIP", "A", 90_000), new ReservedSeat(2, "2", "VIP", "A", 40_000));
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task HoldAsync_ByNumber_HoldsTheSeatsWithThoseNumbers()
    {
        var result = await _world.HoldAsync(Request with { SeatIds = null, SeatNumbers = ["2"] });

        result.Seats.Select(seat => seat.SeatId).Should().Equal(2);
    }

    [Fact]
    public async Task HoldAsync_Always_HoldsForTheTimeOfThePolicy()
    {
        _world.Policy = A.Policy with { HoldFor = TimeSpan.FromSeconds(30) };

        (await _world.HoldAsync(Request)).ExpiresAt.Should().Be(A.After(30));
    }

    [Fact]
    public async Task HoldAsync_MoreSeatsThanAReservationMayHave_IsRefused()
    {
        _world.Policy = A.Policy with { MaxSeatsPerReservation = 1 };

        (await RefusalOfAsync(Request)).Field().Should().Be("seatIds");
    }

    [Fact]
    public async Task HoldAsync_NoSeats_IsRefused()
    {
        (await RefusalOfAsync(Request with { SeatIds = null })).Field().Should().Be("seatIds");
    }

    [Fact]
    public async Task HoldAsync_UnknownConcert_IsRefused()
    {
        (await RefusalOfAsync(Request with { ConcertId = 8 })).Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task HoldAsync_UnknownPerformance_IsRefused()
    {
        _world.Performance = null;

        (await RefusalOfAsync(Request)).Code.Should().Be(ErrorCode.PerformanceNotFound);
    }

    [Fact]
    public async Task HoldAsync_PerformanceStartsNow_IsRefused()
    {
        _world.Performance = A.PerformanceSummary(startsAt: A.Now);

        (await RefusalOfAsync(Request)).Code.Should().Be(ErrorCode.SaleClosed);
    }

    [Fact]
    public async Task HoldAsync_PerformanceStartsInOneTick_IsHeld()
    {
        _world.Performance = A.PerformanceSummary(startsAt: A.Now + A.Tick);

        (await _world.HoldAsync(Request)).Status.Should().Be(ReservationStatus.Held);
    }

    [Fact]
    public async Task HoldAsync_SeatHeldOrSold_IsRefusedWithoutATransaction()
    {
        _world.Chosen = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];

        (await RefusalOfAsync(Request)).Code.Should().Be(ErrorCode.SeatUnavailable);

        _world.UnitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task HoldAsync_SeatHeldInTheSnapshotButAvailableNow_IsHeld()
    {
        var free = _world.Chosen;
        _world.Chosen = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];
        await _world.Cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
        (_world.Chosen, _world.Now) = (free, free);

        (await _world.HoldAsync(Request)).Status.Should().Be(ReservationStatus.Held);
    }

    private async Task<DomainException> RefusalOfAsync(HoldSeats request)
    {
        var refusal = await Refusal.OfAsync(() => _world.HoldAsync(request));

        _world.Rows.Writes.Should().BeEmpty();
        return refusal;
    }
}
