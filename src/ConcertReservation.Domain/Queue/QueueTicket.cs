namespace ConcertReservation.Domain.Queue;

/// <summary>What a signed queue token says of itself.</summary>
public sealed record QueueTicket(Guid TokenId, Guid UserId, long ConcertId, long Place)
{
    public static QueueTicket Of(QueueToken token) => new(token.Id, token.UserId, token.ConcertId, token.Place);
}
