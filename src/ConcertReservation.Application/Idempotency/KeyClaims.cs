using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;

namespace ConcertReservation.Application.Idempotency;

/// <summary>Claims the keys of the requests that one transaction serves together.</summary>
public sealed class KeyClaims(IIdempotencyRepository keys, TimeProvider time)
{
    private DateTimeOffset KeptSince => time.GetUtcNow() - IdempotencyFacade.KeptFor;

    /// <summary>
    /// Claims the keys inside the current transaction. PostgreSQL grants an advisory lock to its own session twice, so
    /// copies of a request in one batch are found here: the first one may run, the others get its response.
    /// </summary>
    /// <returns>A claim for each request, in the given order.</returns>
    public async Task<IReadOnlyList<KeyClaim>> ClaimAsync(
        IReadOnlyList<IdempotentRequest> requests,
        CancellationToken ct
    )
    {
        if (requests.Count == 0)
            return [];

        IdempotencyKey[] ids = [.. requests.Select(request => request.Id).Distinct()];
        var claimed = await keys.TryClaimAsync(ids, ct);
        // A statement of its own: a statement that also claims would read a snapshot from before the claim.
        var stored = await keys.FindAsync(ids, KeptSince, ct);
        var first = new Dictionary<IdempotencyKey, IdempotentRequest>();
        return
        [
            .. requests.Select(request =>
                stored.TryGetValue(request.Id, out var entry) ? KeyClaim.Stored(request, entry)
                : !claimed.Contains(request.Id) ? KeyClaim.Refused(IdempotentRequest.InProgress())
                : first.TryAdd(request.Id, request) ? KeyClaim.Free
                : KeyClaim.CopyOf(first[request.Id], request)
            ),
        ];
    }

    /// <summary>Stores the responses in the current transaction.</summary>
    public void Store(IReadOnlyCollection<KeyResponse> responses)
    {
        if (responses.Count > 0)
            keys.Insert(responses, time.GetUtcNow(), KeptSince);
    }
}

/// <summary>Whether a request with a key may run. At most one of the properties is set; none means that it may.</summary>
public sealed record KeyClaim
{
    public static KeyClaim Free { get; } = new();

    /// <summary>The response of an earlier run.</summary>
    public StoredResponse? Response { get; private init; }
    public DomainException? Refusal { get; private init; }

    /// <summary>The key of the request in the same batch that this request repeats.</summary>
    public IdempotencyKey? Original { get; private init; }

    public bool MayRun => Response is null && Refusal is null && Original is null;

    internal static KeyClaim Refused(DomainException refusal) => new() { Refusal = refusal };

    internal static KeyClaim Stored(IdempotentRequest request, IdempotencyEntry entry) =>
        OrRefused(() => new KeyClaim { Response = request.ResponseOf(entry) });

    internal static KeyClaim CopyOf(IdempotentRequest original, IdempotentRequest copy) =>
        OrRefused(() =>
        {
            copy.EnsureSame(original.Fingerprint);
            return new KeyClaim { Original = original.Id };
        });

    private static KeyClaim OrRefused(Func<KeyClaim> claim)
    {
        try
        {
            return claim();
        }
        catch (DomainException refusal)
        {
            return Refused(refusal);
        }
    }
}
