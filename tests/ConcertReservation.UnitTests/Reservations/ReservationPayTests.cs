using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationPayTests
{
    private readonly Seat _seat = A.Seat(1);
    private readonly Reservation _reservation;

    public ReservationPayTests() => _reservation = A.Hold(_seat);

    [Fact]
    public void Pay_OneTickBeforeTheEnd_SellsTheSeats()
    {
        var now = A.After(300) - A.Tick;

        _reservation.Pay([_seat], now);

        _reservation.Should().BeEquivalentTo(new { Status = ReservationStatus.Paid, PaidAt = now });
        _seat.Status.Should().Be(SeatStatus.Sold);
        _seat.IsOf(_reservation.Id).Should().BeTrue();
    }

    [Fact]
    public void Pay_AtTheEnd_IsRefusedAndSellsNothing()
    {
        var refusal = Refusal.Of(() => _reservation.Pay([_seat], A.After(300)));

        refusal.Code.Should().Be(ErrorCode.ReservationExpired);
        _reservation.PaidAt.Should().BeNull();
        _seat.Status.Should().Be(SeatStatus.Held);
    }

    [Fact]
    public void Pay_Twice_IsRefused()
    {
        _reservation.Pay([_seat], A.Now);

        var refusal = Refusal.Of(() => _reservation.Pay([_seat], A.After(1)));

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _reservation.PaidAt.Should().Be(A.Now);
    }

    [Fact]
    public void Pay_Cancelled_IsRefused()
    {
        _reservation.Cancel([_seat], A.Now);

        var refusal = Refusal.Of(() => _reservation.Pay([_seat], A.After(1)));

        refusal.Code.Should().Be(ErrorCode.ReservationCancelled);
        _seat.Status.Should().Be(SeatStatus.Available);
    }

    [Fact]
    public void Pay_SeatHeldByAnotherReservation_IsRefusedAndChangesNothing()
    {
        var theirs = A.HeldSeat(2, A.Id(10), A.After(300));

        var refusal = Refusal.Of(() => _reservation.Pay([theirs], A.Now));

        refusal.Code.Should().Be(ErrorCode.ReservationExpired);
        theirs.IsOf(A.Id(10)).Should().BeTrue();
        theirs.Status.Should().Be(SeatStatus.Held);
    }

    [Fact]
    public void Pay_TwoSeats_SellsBoth()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2)];
        var reservation = A.Hold(seats);

        reservation.Pay(seats, A.Now);

        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Sold);
    }

    [Fact]
    public void Pay_WithoutOneOfTheSeats_ThrowsAndSellsNothing()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2)];
        var reservation = A.Hold(seats);

        FluentActions
            .Invoking(() => reservation.Pay(seats[..1], A.Now))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"*{reservation.Id}*");

        reservation.Status.Should().Be(ReservationStatus.Held);
        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Held);
    }

    [Theory]
    [InlineData(ReservationStatus.Paid, ErrorCode.ReservationAlreadyPaid)]
    [InlineData(ReservationStatus.Expired, ErrorCode.ReservationExpired)]
    [InlineData(ReservationStatus.Cancelled, ErrorCode.ReservationCancelled)]
    [InlineData(ReservationStatus.Refunded, ErrorCode.ReservationCancelled)]
    public void EnsureHeld_NotHeld_IsRefusedWithTheMatchingCode(ReservationStatus status, ErrorCode expected)
    {
        Refusal.Of(() => Reservation.EnsureHeld(status)).Code.Should().Be(expected);
    }

    [Fact]
    public void EnsureHeld_Held_Passes()
    {
        FluentActions.Invoking(() => Reservation.EnsureHeld(ReservationStatus.Held)).Should().NotThrow();
    }
}
