namespace ConcertReservation.Domain.Reservations;

public enum ReservationStatus
{
    Held,
    Paid,
    Expired,
    Cancelled,
    Refunded,
}
