using ConcertReservation.Application.Purchases;
using ConcertReservation.UnitTests.Reservations;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>Another customer has taken a seat that the cache still shows as available.</summary>
public sealed class HoldFacadeLostTests
{
    private static readonly HoldSeats Request = new(A.ConcertId, A.PerformanceId, [1, 2], null, A.User);
    private readonly ReservationWorld _world = new();

    [Fact]
    public async Task HoldAsync_SeatTakenUnderTheLock_ReturnsTheRefusal()
    {
        await TakeAfterTheCacheWasReadAsync();

        var result = await _world.Holds.HoldAsync(Request, key: null, default);

        result.Outcome!.Refusal!.Code.Should().Be(ErrorCode.SeatUnavailable);
        _world.Rows.Writes.Should().BeEmpty();
    }

    [Fact]
    public async Task HoldAsync_SeatTakenUnderTheLock_CountsALostHold()
    {
        await TakeAfterTheCacheWasReadAsync();

        await _world.Holds.HoldAsync(Request, key: null, default);

        _world.Measurements.Of("holds.lost").Should().Equal(1);
        _world.Measurements.Of("holds.made").Should().BeEmpty();
    }

    [Fact]
    public async Task HoldAsync_AvailableSeats_CountsAHoldAndReadsNoAvailability()
    {
        await _world.Holds.HoldAsync(Request, key: null, default);

        _world.Measurements.Of("holds.made").Should().Equal(1);
        _world.Measurements.Of("holds.lost").Should().BeEmpty();
        _world.Sale.Verify(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long[]>()), Times.Never);
    }

    private async Task TakeAfterTheCacheWasReadAsync()
    {
        await _world.Cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
        _world.Rows.Held(A.SomeoneElse, 2);
    }
}
