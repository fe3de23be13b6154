using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>A seat of a reservation at the price it was held for.</summary>
public sealed class ReservationSeat
{
    private ReservationSeat() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public long ConcertId { get; private set; }
    public long Price { get; private set; }

    internal static ReservationSeat Of(Guid reservationId, Seat seat) =>
        new()
        {
            ReservationId = reservationId,
            SeatId = seat.Id,
            ConcertId = seat.ConcertId,
            Price = seat.Price,
        };
}
