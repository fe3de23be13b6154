namespace ConcertReservation.Domain.Concerts;

public enum SeatStatus
{
    Available,
    Held,
    Sold,
}
