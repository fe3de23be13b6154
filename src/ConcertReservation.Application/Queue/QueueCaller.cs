using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>A customer's request about one line, with the queue token that the client sent, if any.</summary>
public sealed class QueueCaller
{
    private QueueCaller(long concertId, Guid userId, PresentedToken? token)
    {
        ConcertId = concertId;
        UserId = userId;
        Token = token;
    }

    public long ConcertId { get; }
    public Guid UserId { get; }

    /// <summary>Genuine, and of this customer and concert; null when the client sent none.</summary>
    public PresentedToken? Token { get; }

    /// <summary>Refuses with <c>queue_token_invalid</c> a token that is forged, another customer's or another concert's.</summary>
    public static QueueCaller Of(long concertId, Guid userId, PresentedToken? token) =>
        token is null || (token.Payload?.UserId == userId && token.Payload.ConcertId == concertId)
            ? new QueueCaller(concertId, userId, token)
            : throw QueueToken.Invalid();
}

/// <summary>The text of the <c>Queue-Token</c> header, parsed once a request.</summary>
/// <param name="Text">As the client sent it.</param>
/// <param name="Payload">Null when the text is forged, altered or not a token at all.</param>
public sealed record PresentedToken(string Text, QueueTokenPayload? Payload)
{
    public static PresentedToken? Read(string? text, IQueueTokenSigner signer) =>
        text is null ? null : new PresentedToken(text, signer.Read(text));
}
