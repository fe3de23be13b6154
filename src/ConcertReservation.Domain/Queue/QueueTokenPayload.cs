namespace ConcertReservation.Domain.Queue;

/// <summary>The content of a signed queue token.</summary>
public sealed record QueueTokenPayload(Guid TokenId, Guid UserId, long ConcertId, long Place)
{
    /// <summary>Read from the id, a UUID version 7, which begins with the time.</summary>
    public DateTimeOffset IssuedAt => UuidTime.Of(TokenId);

    public static QueueTokenPayload Of(QueueToken token) => new(token.Id, token.UserId, token.ConcertId, token.Place);
}
