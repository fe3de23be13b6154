namespace ConcertReservation.Domain.Queue;

public enum QueueTokenStatus
{
    Waiting,
    Active,
    Completed,
    Expired,
    Left,
}
