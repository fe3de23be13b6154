using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Queue;

/// <summary>A place in line, or a turn, as its owner sees it.</summary>
/// <param name="Token">Opaque and signed; sent back in the <c>Queue-Token</c> header.</param>
/// <param name="TokenId">Its id, for support and logs.</param>
/// <param name="ConcertId">The concert whose line it is.</param>
/// <param name="Status">waiting, active, completed, expired or left.</param>
/// <param name="Position">1 at the head of the line; 0 when not waiting.</param>
/// <param name="Ahead">Live waiting tokens in front.</param>
/// <param name="EstimatedWaitSeconds">From the measured admission rate; null when it can't be said.</param>
/// <param name="IssuedAt">When the place was given.</param>
/// <param name="ActivatedAt">When the turn came.</param>
/// <param name="ExpiresAt">When the turn ends.</param>
/// <param name="PollAfterSeconds">How long to wait before asking again, 1 to 10.</param>
/// <param name="SoldOut">Every seat of the concert is sold.</param>
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
    private const int NothingToPollFor = 10;

    internal static QueueTokenResult Waiting(QueueTokenPayload ticket, string sealedToken, QueuePosition position) =>
        new(
            sealedToken,
            ticket.TokenId,
            ticket.ConcertId,
            QueueTokenStatus.Waiting,
            position.Position,
            position.Ahead,
            position.EstimatedWaitSeconds,
            ticket.IssuedAt,
            ActivatedAt: null,
            ExpiresAt: null,
            position.PollAfterSeconds,
            position.SoldOut
        );

    internal static QueueTokenResult NotWaiting(
        QueueToken token,
        string sealedToken,
        DateTimeOffset now,
        bool soldOut = false
    ) =>
        new(
            sealedToken,
            token.Id,
            token.ConcertId,
            token.StatusAt(now),
            Position: 0,
            Ahead: 0,
            EstimatedWaitSeconds: token.IsActiveAt(now) ? 0 : null,
            token.IssuedAt,
            token.ActivatedAt,
            token.ExpiresAt,
            NothingToPollFor,
            soldOut
        );
}
