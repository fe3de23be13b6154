namespace ConcertReservation.Domain.Queue;

/// <summary>What a signed queue token says of itself.</summary>
public sealed record QueueTokenPayload(Guid TokenId, Guid UserId, long ConcertId, long Place)
{
    /// <summary>The id is a UUID version 7: it begins with the time.</summary>
    public DateTimeOffset IssuedAt => UuidTime.Of(TokenId);

    public static QueueTokenPayload Of(QueueToken token) => new(token.Id, token.UserId, token.ConcertId, token.Place);
}
