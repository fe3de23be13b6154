namespace ConcertReservation.Domain.Idempotency;

public interface IIdempotencyRepository
{
    /// <summary>The response stored for this user's key since <paramref name="keptSince"/>, or null.</summary>
    Task<IdempotencyEntry?> FindAsync(Guid userId, string key, DateTimeOffset keptSince, CancellationToken ct);

    /// <summary>
    /// False when the same request is running on any instance. The claim lasts until the transaction ends. A read
    /// after a successful claim sees every response that was stored before.
    /// </summary>
    Task<bool> TryClaimAsync(Guid userId, string key, CancellationToken ct);

    /// <summary>Stores the response; replaces one from before <paramref name="keptSince"/>.</summary>
    Task AddAsync(
        IdempotentRequest request,
        StoredResponse response,
        DateTimeOffset now,
        DateTimeOffset keptSince,
        CancellationToken ct
    );

    /// <returns>The number of deleted responses. Fewer than the limit means that none is left.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset keptSince, int limit, CancellationToken ct);
}
