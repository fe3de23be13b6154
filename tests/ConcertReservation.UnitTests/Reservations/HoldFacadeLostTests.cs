using ConcertReservation.Application.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

/// <summary>Another customer has taken a seat that the cache still shows as available.</summary>
public sealed class HoldFacadeLostTests
{
    private static readonly HoldSeats Request = new(A.ConcertId, A.PerformanceId, [1, 2], null, A.User);
    private readonly ReservationWorld _world = new();

    [Fact]
    public async Task HoldAsync_SeatTakenUnderTheLock_ReturnsTheRefusal()
    {
        await TakeAfterTheCacheWasReadAsync();

        var outcome = await _world.Holds.HoldAsync(Request, default);

        outcome.Refusal!.Code.Should().Be(ErrorCode.SeatUnavailable);
        _world.UnitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task HoldAsync_SeatTakenUnderTheLock_CountsALostHold()
    {
        await TakeAfterTheCacheWasReadAsync();

        await _world.Holds.HoldAsync(Request, default);

        _world.Measurements.Of("holds.lost").Should().Equal(1);
        _world.Measurements.Of("holds.made").Should().BeEmpty();
    }

    [Fact]
    public async Task HoldAsync_AvailableSeats_CountsAHoldAndReadsNoAvailability()
    {
        await _world.Holds.HoldAsync(Request, default);

        _world.Measurements.Of("holds.made").Should().Equal(1);
        _world.Measurements.Of("holds.lost").Should().BeEmpty();
        _world.Sale.Verify(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long[]>()), Times.Never);
    }

    private async Task TakeAfterTheCacheWasReadAsync()
    {
        await _world.Cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
        _world.Chosen = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];
    }
}
