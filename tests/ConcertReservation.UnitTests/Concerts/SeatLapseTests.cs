using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatLapseTests
{
    private static readonly Guid Mine = A.Id(10);

    [Fact]
    public void StatusAt_OneTickBeforeTheEnd_IsHeld()
    {
        var seat = A.HeldSeat(1, Mine, A.After(300));

        seat.StatusAt(A.After(300) - A.Tick).Should().Be(SeatStatus.Held);
        seat.IsAvailableAt(A.After(300) - A.Tick).Should().BeFalse();
    }

    [Fact]
    public void StatusAt_AtTheEndWithoutSweep_IsAvailable()
    {
        var seat = A.HeldSeat(1, Mine, A.After(300));

        seat.StatusAt(A.After(300)).Should().Be(SeatStatus.Available);
        seat.IsAvailableAt(A.After(300)).Should().BeTrue();
        seat.Status.Should().Be(SeatStatus.Held);
    }

    [Fact]
    public void Release_HeldByTheReservation_IsAvailableAgain()
    {
        var seat = A.HeldSeat(1, Mine, A.After(300));

        seat.Release(Mine);

        seat.IsAvailableAt(A.Now).Should().BeTrue();
        seat.ReservationId.Should().BeNull();
        seat.HeldUntil.Should().BeNull();
    }

    [Fact]
    public void Release_HeldByAnotherReservation_IsRefusedAndChangesNothing()
    {
        var seat = A.HeldSeat(1, A.Id(11), A.After(300));

        var refusal = Refusal.Of(() => seat.Release(Mine));

        refusal.Code.Should().Be(ErrorCode.ReservationExpired);
        seat.IsOf(A.Id(11)).Should().BeTrue();
    }

    [Fact]
    public void IsOf_AvailableSeat_IsFalse()
    {
        A.Seat().IsOf(Mine).Should().BeFalse();
    }
}
