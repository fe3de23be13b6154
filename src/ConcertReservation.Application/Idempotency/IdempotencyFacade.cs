using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Idempotency;

/// <summary>
/// A request with an idempotency key takes effect once. Its response is stored in the transaction of its effect, so
/// that neither exists without the other, even when the process dies or another instance gets the retry.
/// </summary>
public sealed class IdempotencyFacade(IIdempotencyRepository keys, IUnitOfWork unitOfWork, TimeProvider time)
{
    public const int SweepBatch = 1_000;

    /// <summary>How long a response is stored.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private DateTimeOffset KeptSince => time.GetUtcNow() - KeptFor;

    /// <summary>
    /// The stored response of the first request, or null. Refuses with <c>idempotency_key_reused</c> when the key
    /// belongs to a different request.
    /// </summary>
    public async Task<StoredResponse?> FindResponseAsync(IdempotentRequest request, CancellationToken ct)
    {
        var stored = await keys.FindAsync([request.Id], KeptSince, ct);
        return stored.TryGetValue(request.Id, out var entry) ? request.ResponseOf(entry) : null;
    }

    /// <summary>
    /// Runs the request and stores its response, or finds the response of an earlier run. When <paramref name="run"/>
    /// returns null, its effect is committed and no response is stored. Refuses with <c>idempotency_key_in_use</c>
    /// while the same request is running, or with <c>idempotency_key_reused</c>.
    /// </summary>
    public Task<IdempotentOutcome> RunOnceAsync(
        IdempotentRequest request,
        Func<CancellationToken, Task<StoredResponse?>> run,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteOnceAsync(
            async token =>
            {
                if ((await keys.TryClaimAsync([request.Id], token)).Count == 0)
                    throw IdempotentRequest.InProgress();
                if (await FindResponseAsync(request, token) is { } earlier)
                    return new IdempotentOutcome(earlier, IsReplay: true);

                var response = await run(token);
                if (response is not null)
                    keys.Insert([new KeyResponse(request, response)], time.GetUtcNow(), KeptSince);
                return new IdempotentOutcome(response, IsReplay: false);
            },
            ct
        );

    /// <summary>Deletes one bounded batch of responses that are older than <see cref="KeptFor"/>.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token => await keys.DeleteBeforeAsync(KeptSince, SweepBatch, token) == SweepBatch,
            ct
        );
}

/// <param name="IsReplay">True when the request ran before.</param>
public sealed record IdempotentOutcome(StoredResponse? Response, bool IsReplay);
