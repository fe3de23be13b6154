using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Reservations;

/// <summary>After a hold or a release, this instance does not return the old seats to the customer.</summary>
public sealed class ReservationFacadeSeatsTests
{
    private static readonly HoldSeats Request = new(A.ConcertId, A.PerformanceId, [1], null, A.User);
    private readonly ReservationWorld _world = new();

    [Fact]
    public async Task HoldAsync_Held_InvalidatesTheSeats()
    {
        var before = await FindSeatsAsync();

        await _world.HoldAsync(Request);

        (await FindSeatsAsync()).Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task HoldAsync_Refused_KeepsTheSnapshot()
    {
        _world.Rows.Tokens[0] = A.WaitingToken();
        var before = await FindSeatsAsync();

        await Refusal.OfAsync(() => _world.HoldAsync(Request));

        (await FindSeatsAsync()).Should().BeSameAs(before);
    }

    [Fact]
    public async Task ReleaseAsync_Held_InvalidatesTheSeats()
    {
        var seat = A.Seat(1);
        var id = _world.Stored(A.Hold(seat), seat);
        var before = await FindSeatsAsync();

        await _world.Facade.ReleaseAsync(id, A.User, default);

        (await FindSeatsAsync()).Should().NotBeSameAs(before);
    }

    private async Task<SeatMap> FindSeatsAsync() =>
        await _world.Cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
}
