using System.Text.Json.Serialization;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>A queue token for the customer who owns it.</summary>
/// <param name="Token">Opaque and signed. The client sends it in the <c>Queue-Token</c> header.</param>
/// <param name="TokenId">The id of the token, for support and logs.</param>
/// <param name="ConcertId">The concert of the line.</param>
/// <param name="Status">waiting, active, completed, expired or left.</param>
/// <param name="Position">1 at the head of the line; 0 when the token is not waiting.</param>
/// <param name="Ahead">The number of waiting tokens before this one.</param>
/// <param name="EstimatedWaitSeconds">
/// Estimated from the turns of the customers who are inside; null while no customer is admitted: sold out, paused or
/// closed.
/// </param>
/// <param name="IssuedAt">When the customer joined the line.</param>
/// <param name="ActivatedAt">When the customer was admitted.</param>
/// <param name="ExpiresAt">When the admission ends.</param>
/// <param name="PollAfterSeconds">How long the client should wait before the next poll, 1 to 10 seconds.</param>
/// <param name="SoldOut">Every seat of every upcoming performance is sold.</param>
public sealed record QueueTokenResult(
    string Token,
    Guid TokenId,
    long ConcertId,
    QueueTokenStatus Status,
    long Position,
    long Ahead,
    int? EstimatedWaitSeconds,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ActivatedAt,
    DateTimeOffset? ExpiresAt,
    int PollAfterSeconds,
    bool SoldOut
)
{
    /// <summary>
    /// True when the concert was cancelled while the token waits: no customer is admitted any more. Left out otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Cancelled { get; private init; }

    private const int SlowestPoll = 10;

    /// <summary>What the operators tell the waiting customers; left out when there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LineNotice? Notice { get; init; }

    internal static QueueTokenResult Waiting(QueueTokenPayload payload, string signedToken, QueuePosition position) =>
        new(
            signedToken,
            payload.TokenId,
            payload.ConcertId,
            QueueTokenStatus.Waiting,
            position.Position,
            position.Ahead,
            position.EstimatedWaitSeconds,
            payload.IssuedAt,
            ActivatedAt: null,
            ExpiresAt: null,
            position.PollAfterSeconds,
            position.SoldOut
        )
        {
            Cancelled = position.Cancelled ? true : null,
            Notice = position.Notice,
        };

    internal static QueueTokenResult NotWaiting(
        QueueToken token,
        string signedToken,
        DateTimeOffset now,
        bool soldOut = false
    ) =>
        new(
            signedToken,
            token.Id,
            token.ConcertId,
            token.StatusAt(now),
            Position: 0,
            Ahead: 0,
            EstimatedWaitSeconds: token.IsActiveAt(now) ? 0 : null,
            token.IssuedAt,
            token.ActivatedAt,
            token.ExpiresAt,
            SlowestPoll,
            soldOut
        );
}
