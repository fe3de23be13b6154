namespace ConcertReservation.Domain.Idempotency;

public interface IIdempotencyRepository
{
    /// <summary>The answer kept for this user's key since <paramref name="keptSince"/>, or null.</summary>
    Task<IdempotencyEntry?> FindAsync(Guid userId, string key, DateTimeOffset keptSince, CancellationToken ct);

    /// <summary>
    /// False when the same request is running somewhere; kept until the transaction ends. Whoever gets it sees every
    /// answer that was kept before.
    /// </summary>
    Task<bool> TryClaimAsync(Guid userId, string key, CancellationToken ct);

    /// <summary>Keeps the answer; takes the place of one from before <paramref name="keptSince"/>.</summary>
    Task AddAsync(
        IdempotentRequest request,
        StoredResponse answer,
        DateTimeOffset now,
        DateTimeOffset keptSince,
        CancellationToken ct
    );

    /// <returns>How many were deleted; fewer than the limit means done.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset keptSince, int limit, CancellationToken ct);
}
