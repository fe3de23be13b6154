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

    /// <summary>A valid token of this customer and concert; null when the client sent none.</summary>
    public PresentedToken? Token { get; }

    /// <summary>
    /// Refuses a token that is forged, or of another customer or concert, with <c>queue_token_invalid</c>.
    /// </summary>
    public static QueueCaller Of(long concertId, Guid userId, PresentedToken? token) =>
        token is null || (token.Payload?.UserId == userId && token.Payload.ConcertId == concertId)
            ? new QueueCaller(concertId, userId, token)
            : throw QueueToken.Invalid();
}

/// <summary>The <c>Queue-Token</c> header, parsed once per request.</summary>
/// <param name="Text">As the client sent it.</param>
/// <param name="Payload">Null when the text is not a token, or is forged or altered.</param>
public sealed record PresentedToken(string Text, QueueTokenPayload? Payload)
{
    public static PresentedToken? Read(string? text, IQueueTokenSigner signer) =>
        text is null ? null : new PresentedToken(text, signer.Read(text));
}
