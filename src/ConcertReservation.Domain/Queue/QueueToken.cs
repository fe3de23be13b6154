using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Queue;

/// <summary>
/// One person's place in one line, and after admission their time inside.
/// waiting → active → completed or expired; waiting or active → left.
/// </summary>
public sealed class QueueToken
{
    private QueueToken() { }

    public Guid Id { get; private set; }
    public long ConcertId { get; private set; }
    public Guid UserId { get; private set; }
    public long Place { get; private set; }

    /// <summary>As last written; <see cref="StatusAt"/> also knows that an active token has lapsed.</summary>
    public QueueTokenStatus Status { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>With which of the line's batches it was admitted: a record of the order that no clock can blur.</summary>
    public long? AdmissionBatch { get; private set; }

    /// <summary>When its owner was first seen after admission.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
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
            // To the millisecond, as the id says it: whoever has only the signed token tells the same time.
            IssuedAt = UuidTime.Of(id),
        };
    }

    public QueueTokenStatus StatusAt(DateTimeOffset now) =>
        Status == QueueTokenStatus.Active && ExpiresAt <= now ? QueueTokenStatus.Expired : Status;

    public bool IsActiveAt(DateTimeOffset now) => StatusAt(now) == QueueTokenStatus.Active;

    public bool IsLiveAt(DateTimeOffset now) => StatusAt(now) is QueueTokenStatus.Waiting or QueueTokenStatus.Active;

    public bool IsUnclaimedAt(DateTimeOffset now) => IsActiveAt(now) && ClaimedAt is null;

    internal void Activate(Admission admission)
    {
        if (Status != QueueTokenStatus.Waiting)
            throw new InvalidOperationException($"A {Status} token cannot be admitted.");

        Status = QueueTokenStatus.Active;
        AdmissionBatch = admission.Batch;
        ActivatedAt = admission.At;
        ExpiresAt = admission.ExpiresAt;
    }

    /// <summary>Its owner has come: from a no-show's short time to the whole of it, counted from admission.</summary>
    public void Claim(QueuePolicy policy, DateTimeOffset now)
    {
        EnsureActive(now);
        if (ClaimedAt is not null)
            throw new InvalidOperationException("A token is claimed once.");

        ClaimedAt = now;
        ExtendTo(ActivatedAt!.Value + policy.ActiveFor);
    }

    /// <summary>Never shortens: whoever holds a seat has until the hold's end to pay.</summary>
    public void ExtendTo(DateTimeOffset end)
    {
        if (end > ExpiresAt)
            ExpiresAt = end;
    }

    public void Complete(DateTimeOffset now)
    {
        EnsureActive(now);
        End(QueueTokenStatus.Completed, now);
    }

    /// <returns>The place that was given up, when it was still waiting.</returns>
    public AbandonedPlace? Leave(DateTimeOffset now)
    {
        if (!IsLiveAt(now))
            throw Ended();

        var abandoned = Status == QueueTokenStatus.Waiting ? new AbandonedPlace(ConcertId, Place) : null;
        End(QueueTokenStatus.Left, now);
        return abandoned;
    }

    public void EnsureActive(DateTimeOffset now)
    {
        if (!IsActiveAt(now))
            throw Ended();
    }

    public static DomainException Ended() =>
        new(ErrorCode.QueueTokenExpired, "This turn is over. Join the line again.");

    private void End(QueueTokenStatus status, DateTimeOffset now)
    {
        Status = status;
        EndedAt = now;
    }
}
