using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>A seat of a reservation, with its price at the time of the hold; 0 when it was given away.</summary>
public sealed class ReservationSeat
{
    private ReservationSeat() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public long ConcertId { get; private set; }
    public long Price { get; private set; }

    internal static ReservationSeat Of(Guid reservationId, Seat seat, long price) =>
        new()
        {
            ReservationId = reservationId,
            SeatId = seat.Id,
            ConcertId = seat.ConcertId,
            Price = price,
        };
}
