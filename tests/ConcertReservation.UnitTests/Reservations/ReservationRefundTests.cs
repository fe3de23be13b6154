using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationRefundTests
{
    [Fact]
    public void Refund_WithoutOneOfTheSeats_ThrowsAndReleasesNothing()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2)];
        var reservation = A.PaidReservation(seats);

        FluentActions
            .Invoking(() => reservation.Refund(seats[..1], seatIds: null, [], A.Now))
            .Should()
            .Throw<InvalidOperationException>();

        reservation.Status.Should().Be(ReservationStatus.Paid);
        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Sold);
    }

    [Fact]
    public void Refund_OneSeat_StaysPaidWithTheOthers()
    {
        Seat[] seats = [A.Seat(1, price: 1_000), A.Seat(2, price: 3_000)];
        var reservation = A.PaidReservation(seats);

        var refunded = reservation.Refund(seats, [2], [], A.Now);

        refunded.Should().Equal(seats[1]);
        reservation.Status.Should().Be(ReservationStatus.Paid);
        reservation.RefundedPart.Should().Be(3_000);
        seats.Select(seat => seat.Status).Should().Equal(SeatStatus.Sold, SeatStatus.Available);
    }

    [Fact]
    public void Refund_LastSeat_IsRefunded()
    {
        Seat[] seats = [A.Seat(1, price: 1_000), A.Seat(2, price: 3_000)];
        var reservation = A.PaidReservation(seats);
        reservation.Refund(seats, [2], [], A.Now);

        reservation.Refund(seats[..1], [1], [], A.After(5));

        reservation.Status.Should().Be(ReservationStatus.Refunded);
        reservation.RefundedAt.Should().Be(A.After(5));
        reservation.RefundedPart.Should().Be(3_000);
    }

    [Fact]
    public void Refund_SeatOfAnotherReservation_IsRefused()
    {
        Seat[] seats = [A.Seat(1), A.Seat(2)];
        var reservation = A.PaidReservation(seats);

        var refusal = Refusal.Of(() => reservation.Refund(seats, [1, 3], [], A.Now));

        refusal.Code.Should().Be(ErrorCode.ValidationFailed);
        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Sold);
    }

    [Fact]
    public void PriceOf_AReservedSeat_IsThePriceAtTheHold()
    {
        var reservation = A.Hold(A.Seat(1, price: 1_000), A.Seat(2, price: 3_000));

        reservation.PriceOf(2).Should().Be(3_000);
    }
}
