namespace ConcertReservation.Domain.Idempotency;

public interface IIdempotencyRepository
{
    /// <summary>
    /// The responses stored for the keys since <paramref name="keptSince"/>; a key without one is left out.
    /// </summary>
    Task<IReadOnlyDictionary<IdempotencyKey, IdempotencyEntry>> FindAsync(
        IReadOnlyCollection<IdempotencyKey> keys,
        DateTimeOffset keptSince,
        CancellationToken ct
    );

    /// <summary>
    /// Claims the keys whose request does not run on any instance. A claim lasts until the transaction ends. A read
    /// after a successful claim sees every response that was stored before. A transaction that claims one key twice
    /// gets it twice.
    /// </summary>
    /// <returns>The claimed keys.</returns>
    Task<IReadOnlySet<IdempotencyKey>> TryClaimAsync(IReadOnlyList<IdempotencyKey> keys, CancellationToken ct);

    /// <summary>
    /// Stores the responses of claimed keys, and replaces those from before <paramref name="keptSince"/>. The statement
    /// is sent before the commit. Refuses the transaction with <c>idempotency_key_in_use</c> when a response is stored
    /// already.
    /// </summary>
    void Insert(IReadOnlyCollection<KeyResponse> responses, DateTimeOffset now, DateTimeOffset keptSince);

    /// <returns>The number of deleted responses. Fewer than the limit means that none is left.</returns>
    Task<int> DeleteBeforeAsync(DateTimeOffset keptSince, int limit, CancellationToken ct);
}
