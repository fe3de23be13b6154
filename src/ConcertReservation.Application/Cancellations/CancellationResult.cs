using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Cancellations;

/// <summary>The cancellation of a performance, and how far its refunds are.</summary>
/// <param name="Status">refunding, or finished when each reservation is refunded or in the list of failures.</param>
/// <param name="Reason">As the operator wrote it.</param>
/// <param name="Total">The reservations that were paid when the performance was cancelled.</param>
/// <param name="Failed">Those that could not be refunded; each is tried again later.</param>
public sealed record CancellationResult(
    long PerformanceId,
    CancellationStatus Status,
    string Reason,
    int Total,
    int Refunded,
    int Failed,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt
)
{
    internal static CancellationResult Of(Cancellation cancellation) =>
        new(
            cancellation.PerformanceId,
            cancellation.Status,
            cancellation.Reason,
            cancellation.Total,
            cancellation.Refunded,
            cancellation.Failed,
            cancellation.StartedAt,
            cancellation.FinishedAt
        );
}

/// <summary>The cancelled performances of a concert, and their numbers together.</summary>
/// <param name="Status">refunding while one of them is.</param>
/// <param name="StartedAt">When the first of them was cancelled.</param>
/// <param name="FinishedAt">When the last of them was finished; null while one is not.</param>
/// <param name="Performances">By id.</param>
public sealed record ConcertCancellationResult(
    long ConcertId,
    CancellationStatus Status,
    int Total,
    int Refunded,
    int Failed,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<CancellationResult> Performances
)
{
    /// <summary>Null when no performance is cancelled.</summary>
    internal static ConcertCancellationResult? Of(long concertId, IReadOnlyList<Cancellation> cancellations)
    {
        if (cancellations.Count == 0)
            return null;

        var isFinished = cancellations.All(c => c.Status == CancellationStatus.Finished);
        return new ConcertCancellationResult(
            concertId,
            isFinished ? CancellationStatus.Finished : CancellationStatus.Refunding,
            cancellations.Sum(c => c.Total),
            cancellations.Sum(c => c.Refunded),
            cancellations.Sum(c => c.Failed),
            cancellations.Min(c => c.StartedAt),
            isFinished ? cancellations.Max(c => c.FinishedAt) : null,
            [.. cancellations.Select(CancellationResult.Of)]
        );
    }

    // A record compares its list by reference.
    internal bool ShowsTheSameAs(ConcertCancellationResult other) =>
        this with { Performances = other.Performances } == other && Performances.SequenceEqual(other.Performances);
}

/// <summary>A reservation that could not be refunded, or whose money the box office hands back.</summary>
/// <param name="Holder">The name of the customer.</param>
/// <param name="Amount">What is to be refunded, in won.</param>
/// <param name="Reason">Why the last try failed, or why the box office hands the money back.</param>
/// <param name="Failures">How often it has failed.</param>
/// <param name="RetryAt">When it is tried again; null when the box office hands the money back.</param>
public sealed record CancellationFailureResult(
    Guid ReservationId,
    string Holder,
    string? Email,
    PaymentMethod Method,
    long Amount,
    string Reason,
    int Failures,
    DateTimeOffset? FailedAt,
    DateTimeOffset? RetryAt
)
{
    internal static CancellationFailureResult Of(CancellationFailure failure) =>
        new(
            failure.ReservationId,
            failure.Holder,
            failure.Email,
            failure.Method,
            failure.Amount,
            failure.Reason,
            failure.Failures,
            failure.FailedAt,
            failure.RetryAt
        );
}
