using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatAvailabilityTests
{
    private static readonly Seat[] OneHeld = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300))];

    [Fact]
    public void FindRefusal_OneSeatHeld_NamesIt()
    {
        var refusal = Seat.FindRefusal(OneHeld, A.After(299))!;

        refusal.Code.Should().Be(ErrorCode.SeatUnavailable);
        refusal.Fact("seatIds").Should().BeEquivalentTo(new[] { 2L });
    }

    [Fact]
    public void FindRefusal_HoldExpired_IsNull()
    {
        Seat.FindRefusal(OneHeld, A.After(300)).Should().BeNull();
    }
}
