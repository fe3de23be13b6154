using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// A customer's place in a line, and after admission the right to use the sale for a limited time.
/// waiting → active → completed or expired; waiting or active → left. After a payment, the token stays active for the
/// other holds of the customer, and then ends as completed.
/// </summary>
public sealed class QueueToken
{
    private QueueToken() { }

    public Guid Id { get; private set; }
    public long ConcertId { get; private set; }
    public Guid UserId { get; private set; }
    public long Place { get; private set; }

    /// <summary>As stored. <see cref="StatusAt"/> also considers that an active token lapses.</summary>
    public QueueTokenStatus Status { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>The number of the admission batch, which records the order of admissions without a clock.</summary>
    public long? AdmissionBatch { get; private set; }

    /// <summary>The time of the customer's first request after admission.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>
    /// From then on the customer makes no new hold. Stored at the activation; nothing moves it. Null before, and for a
    /// token that the previous version activated.
    /// </summary>
    public DateTimeOffset? TurnEndsAt { get; private set; }

    /// <summary>The schema refuses a hold at or after <see cref="TurnEndsAt"/>.</summary>
    public DateTimeOffset? LastHeldAt { get; private set; }

    /// <summary>The first payment. From then on the customer pays or releases what is held, and makes no new hold.</summary>
    public DateTimeOffset? PaidAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static QueueToken Join(Line line, Guid userId, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new QueueToken
        {
            Id = id,
            ConcertId = line.ConcertId,
            UserId = userId,
            Place = line.AssignPlace(),
            Status = QueueTokenStatus.Waiting,
            // In milliseconds, as in the id: an instance that has only the signed token derives the same time.
            IssuedAt = UuidTime.Of(id),
        };
    }

    public QueueTokenStatus StatusAt(DateTimeOffset now) =>
        Status != QueueTokenStatus.Active || ExpiresAt > now ? Status
        : PaidAt is null ? QueueTokenStatus.Expired
        : QueueTokenStatus.Completed;

    public bool IsActiveAt(DateTimeOffset now) => StatusAt(now) == QueueTokenStatus.Active;

    public bool IsLiveAt(DateTimeOffset now) => StatusAt(now) is QueueTokenStatus.Waiting or QueueTokenStatus.Active;

    public bool IsUnclaimedAt(DateTimeOffset now) => IsActiveAt(now) && ClaimedAt is null;

    internal void Activate(Admission admission)
    {
        if (Status != QueueTokenStatus.Waiting)
            throw new InvalidOperationException($"A token with status {Status} cannot be admitted.");

        Status = QueueTokenStatus.Active;
        AdmissionBatch = admission.Batch;
        ActivatedAt = admission.At;
        ExpiresAt = admission.ExpiresAt;
        TurnEndsAt = admission.TurnEndsAt;
    }

    /// <summary>
    /// The customer has come: extends the short claim time to the whole turn, counted from admission.
    /// </summary>
    public void Claim(QueuePolicy policy, DateTimeOffset now)
    {
        EnsureActive(now);
        if (ClaimedAt is not null)
            throw new InvalidOperationException("A token can be claimed only once.");

        ClaimedAt = now;
        ExtendTo(TurnEnd(policy));
    }

    /// <summary>
    /// Refuses a new hold at or after the end of the turn, whatever has extended the token since: without this limit, a
    /// customer who releases and holds again would keep the turn and the seats for ever.
    /// </summary>
    public void EnsureMayHold(QueuePolicy policy, DateTimeOffset now)
    {
        EnsureActive(now);
        if (PaidAt is not null || now >= TurnEnd(policy))
            throw Ended();
    }

    /// <summary>The customer has made a hold, and can pay until it ends.</summary>
    public void Hold(DateTimeOffset until, DateTimeOffset now)
    {
        LastHeldAt = now;
        ExtendTo(until);
    }

    /// <summary>Never shortens.</summary>
    public void ExtendTo(DateTimeOffset end)
    {
        if (end > ExpiresAt)
            ExpiresAt = end;
    }

    /// <summary>
    /// The customer has paid for a hold. The token is completed, or stays active until the last of the other holds ends,
    /// so that each can be paid.
    /// </summary>
    /// <param name="lastHoldEndsAt">Of the customer's other holds of the concert; null when there is none.</param>
    public void Pay(DateTimeOffset? lastHoldEndsAt, DateTimeOffset now)
    {
        EnsureActive(now);
        PaidAt ??= now;
        LastUntil(lastHoldEndsAt, now);
    }

    /// <summary>The customer has released a hold. Ends the token when it was the last one after a payment.</summary>
    /// <param name="lastHoldEndsAt">Of the customer's other holds of the concert; null when there is none.</param>
    public void Release(DateTimeOffset? lastHoldEndsAt, DateTimeOffset now)
    {
        if (PaidAt is not null && IsActiveAt(now))
            LastUntil(lastHoldEndsAt, now);
    }

    /// <returns>The abandoned place when the token was waiting; null when it was active.</returns>
    public AbandonedPlace? Leave(DateTimeOffset now)
    {
        if (!IsLiveAt(now))
            throw Ended();

        var abandoned = Status == QueueTokenStatus.Waiting ? new AbandonedPlace(ConcertId, Place) : null;
        // A customer who has paid has completed the turn, and releases the rest by leaving.
        End(PaidAt is null ? QueueTokenStatus.Left : QueueTokenStatus.Completed, now);
        return abandoned;
    }

    public void EnsureActive(DateTimeOffset now)
    {
        if (!IsActiveAt(now))
            throw Ended();
    }

    public static DomainException Ended() =>
        new(ErrorCode.QueueTokenExpired, "Your time in the sale has ended. Join the line again.");

    public static DomainException Invalid() =>
        new(ErrorCode.QueueTokenInvalid, "This queue token is not valid for you and this concert.");

    public static DomainException NotFound() =>
        new(ErrorCode.QueueTokenNotFound, "You are not in the line of this concert.");

    private DateTimeOffset TurnEnd(QueuePolicy policy) => TurnEndsAt ?? ActivatedAt!.Value + policy.ActiveFor;

    private void LastUntil(DateTimeOffset? lastHoldEndsAt, DateTimeOffset now)
    {
        if (lastHoldEndsAt is { } end)
            ExpiresAt = end;
        else
            End(QueueTokenStatus.Completed, now);
    }

    private void End(QueueTokenStatus status, DateTimeOffset now)
    {
        Status = status;
        EndedAt = now;
    }
}

public enum QueueTokenStatus
{
    Waiting,
    Active,
    Completed,
    Expired,
    Left,
}
