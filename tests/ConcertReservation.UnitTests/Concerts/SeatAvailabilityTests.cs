using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatAvailabilityTests
{
    private static readonly Seat[] OneHeld = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];

    [Fact]
    public void EnsureAvailable_OneSeatHeldOrSold_IsRefusedWithItsId()
    {
        var refusal = Refusal.Of(() => Seat.EnsureAvailable(OneHeld, A.After(299)));

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
    }

    [Fact]
    public void EnsureAvailable_HoldExpired_Passes()
    {
        var check = () => Seat.EnsureAvailable(OneHeld, A.After(300));

        check.Should().NotThrow();
    }
}
