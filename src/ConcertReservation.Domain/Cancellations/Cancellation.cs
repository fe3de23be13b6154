namespace ConcertReservation.Domain.Cancellations;

/// <summary>
/// The cancellation of a performance, and how far its refunds are. One transaction writes the numbers together with the
/// refunds that they count.
/// </summary>
public sealed class Cancellation
{
    public const int MaxReasonLength = 500;

    private Cancellation() { }

    public long PerformanceId { get; private set; }
    public long ConcertId { get; private set; }

    /// <summary>Why, as the operator wrote it.</summary>
    public string Reason { get; private set; } = null!;
    public Guid OperatorId { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When each reservation was refunded or had failed at least once.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The reservations that were paid when the performance was cancelled.</summary>
    public int Total { get; private set; }
    public int Refunded { get; private set; }

    /// <summary>Those that could not be refunded; each is tried again later.</summary>
    public int Failed { get; private set; }

    public CancellationStatus Status => FinishedAt is null ? CancellationStatus.Refunding : CancellationStatus.Finished;

    /// <param name="order">What the operator asks for.</param>
    /// <param name="performanceId">The performance.</param>
    /// <param name="total">The reservations to refund.</param>
    /// <param name="now">The time of the cancellation.</param>
    internal static Cancellation Start(CancellationOrder order, long performanceId, int total, DateTimeOffset now) =>
        new()
        {
            PerformanceId = performanceId,
            ConcertId = order.ConcertId,
            Reason = order.Reason,
            OperatorId = order.OperatorId,
            StartedAt = now,
            Total = total,
            FinishedAt = total == 0 ? now : null,
        };
}

public enum CancellationStatus
{
    /// <summary>Reservations are still to be refunded.</summary>
    Refunding,

    /// <summary>Each reservation is refunded, or is in the list of failures.</summary>
    Finished,
}

/// <summary>An operator cancels performances of a concert.</summary>
/// <param name="PerformanceId">Null for all that are to come.</param>
public sealed record CancellationOrder(long ConcertId, long? PerformanceId, string Reason, Guid OperatorId);

/// <summary>A reservation that a cancellation has to refund, or has refunded.</summary>
public sealed class CancellationRefund
{
    private CancellationRefund() { }

    public long PerformanceId { get; private set; }
    public Guid ReservationId { get; private set; }
    public long ConcertId { get; private set; }
    public CancellationRefundStatus Status { get; private set; }

    /// <summary>How often the refund has failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Why the last try failed, or why the box office hands the money back; null for all others.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? FailedAt { get; private set; }
    public DateTimeOffset? RetryAt { get; private set; }
}

public enum CancellationRefundStatus
{
    Pending,
    Refunded,
    Failed,
}
