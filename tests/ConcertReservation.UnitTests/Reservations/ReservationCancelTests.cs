using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationCancelTests
{
    private readonly Seat _seat = A.Seat(1);
    private readonly Reservation _reservation;

    public ReservationCancelTests() => _reservation = A.Hold(_seat);

    [Fact]
    public void Cancel_Held_ReleasesTheSeats()
    {
        _reservation.Cancel([_seat], A.After(10));

        _reservation.Should().BeEquivalentTo(new { Status = ReservationStatus.Cancelled, CancelledAt = A.After(10) });
        _seat.IsAvailableAt(A.After(10)).Should().BeTrue();
        _seat.ReservationId.Should().BeNull();
    }

    [Fact]
    public void Cancel_SeatOfAnotherReservation_DoesNotChangeThatSeat()
    {
        var theirs = A.HeldSeat(2, A.Id(10), A.After(300));

        _reservation.Cancel([_seat, theirs], A.Now);

        theirs.IsOf(A.Id(10)).Should().BeTrue();
    }

    [Fact]
    public void Cancel_Expired_IsRefused()
    {
        var refusal = Refusal.Of(() => _reservation.Cancel([_seat], A.After(300)));

        refusal.Code.Should().Be(ErrorCode.ReservationExpired);
        _reservation.CancelledAt.Should().BeNull();
    }

    [Fact]
    public void Cancel_Paid_IsRefusedAndTheSeatStaysSold()
    {
        _reservation.Pay([_seat], A.Now);

        var refusal = Refusal.Of(() => _reservation.Cancel([_seat], A.After(1)));

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _seat.Status.Should().Be(SeatStatus.Sold);
    }

    [Fact]
    public void Cancel_Twice_IsRefused()
    {
        _reservation.Cancel([_seat], A.Now);

        var refusal = Refusal.Of(() => _reservation.Cancel([_seat], A.After(1)));

        refusal.Code.Should().Be(ErrorCode.ReservationCancelled);
        _reservation.CancelledAt.Should().Be(A.Now);
    }
}
