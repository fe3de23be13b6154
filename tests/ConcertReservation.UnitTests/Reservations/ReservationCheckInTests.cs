using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationCheckInTests
{
    private readonly Seat _seat = A.Seat(1);
    private readonly Seat _other = A.Seat(2);

    [Fact]
    public void CheckIn_Paid_StoresTheTimeOfTheFirstSeat()
    {
        var reservation = A.PaidReservation(_seat, _other);

        var first = reservation.CheckIn([1], [], A.After(60));
        var second = reservation.CheckIn([2], first, A.After(61));

        first.Should().ContainSingle().Which.Should().BeEquivalentTo(new { SeatId = 1L, At = A.After(60) });
        second.Should().ContainSingle().Which.Should().BeEquivalentTo(new { SeatId = 2L, At = A.After(61) });
        reservation.CheckedInAt.Should().Be(A.After(60));
    }

    [Fact]
    public void CheckIn_AllSeatsWhenOneIsIn_ChecksInTheOthers()
    {
        var reservation = A.PaidReservation(_seat, _other);
        var first = reservation.CheckIn([2], [], A.After(60));

        var others = reservation.CheckIn([1, 2], first, A.After(61));

        others.Select(checkIn => checkIn.SeatId).Should().Equal(1);
    }

    [Fact]
    public void CheckIn_Again_IsRefusedWithTheTimeOfItsOwnCheckIn()
    {
        var reservation = A.PaidReservation(_seat, _other);
        List<CheckIn> earlier = [.. reservation.CheckIn([1], [], A.After(60))];
        earlier.AddRange(reservation.CheckIn([2], earlier, A.After(61)));

        var refusal = Refusal.Of(() => reservation.CheckIn([1], earlier, A.After(62)));

        refusal.Code.Should().Be(ErrorCode.AlreadyCheckedIn);
        refusal.Fact("checkedInAt").Should().Be(A.After(60));
    }

    [Fact]
    public void CheckInsOf_TimeOfTheVersionBefore_MeansAllSeats()
    {
        var reservation = A.PaidReservation(_seat, _other);
        reservation.CheckIn([1], [], A.After(60));

        var all = reservation.CheckInsOf([], [1, 2]);

        all.Select(checkIn => (checkIn.SeatId, checkIn.At)).Should().Equal((1, A.After(60)), (2, A.After(60)));
    }

    [Fact]
    public void UndoCheckIn_OfTheLastSeat_MakesTheReservationUnused()
    {
        var reservation = A.PaidReservation(_seat, _other);
        var first = reservation.CheckIn([1], [], A.After(60));
        var second = reservation.CheckIn([2], first, A.After(61));

        reservation.UndoCheckIn(second);
        var afterOne = reservation.CheckedInAt;
        reservation.UndoCheckIn([]);

        afterOne.Should().Be(A.After(61));
        reservation.CheckedInAt.Should().BeNull();
    }

    [Fact]
    public void CheckIn_Refunded_IsRefused()
    {
        var reservation = A.PaidReservation(_seat);
        reservation.Refund([_seat], seatIds: null, [], A.Now);

        Refusal.Of(() => reservation.CheckIn([1], [], A.Now)).Code.Should().Be(ErrorCode.ReservationRefunded);
    }

    [Fact]
    public void CheckIn_OnlyHeld_IsRefused()
    {
        var reservation = A.Hold(_seat);

        Refusal.Of(() => reservation.CheckIn([1], [], A.Now)).Code.Should().Be(ErrorCode.TicketNotFound);
    }

    [Fact]
    public void Refund_CheckedIn_IsRefusedAndKeepsTheSeat()
    {
        var reservation = A.PaidReservation(_seat);
        var entered = reservation.CheckIn([1], [], A.Now);

        var refusal = Refusal.Of(() => reservation.Refund([_seat], seatIds: null, entered, A.Now));

        refusal.Code.Should().Be(ErrorCode.RefundClosed);
        refusal.Facts.Should().ContainSingle().Which.Value.Should().BeEquivalentTo(new[] { 1L });
        _seat.Status.Should().Be(SeatStatus.Sold);
    }
}
