using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationCheckInTests
{
    private readonly Seat _seat = A.Seat(1);

    [Fact]
    public void CheckIn_Paid_StoresTheTime()
    {
        var reservation = A.PaidReservation(_seat);

        reservation.CheckIn(A.After(60));

        reservation.CheckedInAt.Should().Be(A.After(60));
    }

    [Fact]
    public void CheckIn_Again_IsRefusedWithTheTimeOfTheFirstCheckIn()
    {
        var reservation = A.PaidReservation(_seat);
        reservation.CheckIn(A.After(60));

        var refusal = Refusal.Of(() => reservation.CheckIn(A.After(61)));

        refusal.Code.Should().Be(ErrorCode.AlreadyCheckedIn);
        refusal.Fact("checkedInAt").Should().Be(A.After(60));
        reservation.CheckedInAt.Should().Be(A.After(60));
    }

    [Fact]
    public void CheckIn_Refunded_IsRefused()
    {
        var reservation = A.PaidReservation(_seat);
        reservation.Refund([_seat], A.Now);

        Refusal.Of(() => reservation.CheckIn(A.Now)).Code.Should().Be(ErrorCode.ReservationRefunded);
    }

    [Fact]
    public void CheckIn_OnlyHeld_IsRefused()
    {
        var reservation = A.Hold(_seat);

        Refusal.Of(() => reservation.CheckIn(A.Now)).Code.Should().Be(ErrorCode.TicketNotFound);
    }

    [Fact]
    public void Refund_CheckedIn_IsRefusedAndKeepsTheSeat()
    {
        var reservation = A.PaidReservation(_seat);
        reservation.CheckIn(A.Now);

        var refusal = Refusal.Of(() => reservation.Refund([_seat], A.Now));

        refusal.Code.Should().Be(ErrorCode.RefundClosed);
        _seat.Status.Should().Be(SeatStatus.Sold);
    }
}
