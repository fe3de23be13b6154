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

        FluentActions.Invoking(() => reservation.Refund(seats[..1], A.Now)).Should().Throw<InvalidOperationException>();

        reservation.Status.Should().Be(ReservationStatus.Paid);
        seats.Should().OnlyContain(seat => seat.Status == SeatStatus.Sold);
    }
}
