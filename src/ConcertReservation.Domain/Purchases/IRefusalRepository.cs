using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Purchases;

public interface IRefusalRepository
{
    /// <summary>Stores the refusals with one statement.</summary>
    Task InsertAsync(IReadOnlyCollection<Refusal> refusals, CancellationToken ct);

    /// <summary>The latest refusals of a customer for a concert, newest first.</summary>
    Task<IReadOnlyList<Refusal>> ListAsync(long concertId, Guid userId, int take, CancellationToken ct);

    /// <summary>Deletes up to <paramref name="limit"/> refusals.</summary>
    /// <returns>How many were deleted.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset before, int limit, CancellationToken ct);
}

/// <summary>A hold or payment that was refused, for the operator whom the customer asks why.</summary>
/// <param name="PerformanceId">Null when the request was refused before it was known.</param>
/// <param name="ReservationId">The reservation that the customer wanted to pay for; null for a hold.</param>
public sealed record Refusal(
    long ConcertId,
    Guid UserId,
    DateTimeOffset At,
    RefusedOperation Operation,
    ErrorCode Code,
    long? PerformanceId,
    Guid? ReservationId
);

public enum RefusedOperation
{
    Hold,
    Payment,
}
