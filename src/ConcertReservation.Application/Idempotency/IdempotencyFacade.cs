using System.Security.Cryptography;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Idempotency;

/// <summary>
/// A keyed request takes effect once: its answer is kept in the transaction of its effect, so there is no moment at
/// which one exists without the other, whenever the process dies and whichever instance is asked next.
/// </summary>
public sealed class IdempotencyFacade(IIdempotencyRepository keys, IUnitOfWork unitOfWork, TimeProvider time)
{
    public const int SweepBatch = 1_000;

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private DateTimeOffset KeptSince => time.GetUtcNow() - KeptFor;

    /// <summary>The first answer, if there was one; refuses with <c>idempotency_key_reused</c> for another request.</summary>
    public async Task<StoredResponse?> FindAnswerAsync(IdempotentRequest request, CancellationToken ct)
    {
        var kept = await keys.FindAsync(request.UserId, request.Key, KeptSince, ct);
        if (kept is null)
            return null;

        return CryptographicOperations.FixedTimeEquals(kept.Fingerprint, request.Fingerprint)
            ? kept.Answer
            : throw new DomainException(
                ErrorCode.IdempotencyKeyReused,
                "This Idempotency-Key belongs to another request."
            );
    }

    /// <summary>
    /// Runs the request and keeps its answer, or finds the answer it had. What it runs may say, with null, that it
    /// has no answer yet: then its effect stands and nothing is kept. Refuses with
    /// <c>idempotency_key_in_use</c> while a copy is running, or <c>idempotency_key_reused</c>.
    /// </summary>
    public Task<IdempotentOutcome> RunOnceAsync(
        IdempotentRequest request,
        Func<CancellationToken, Task<StoredResponse?>> run,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteOnceAsync(
            async token =>
            {
                if (!await keys.TryClaimAsync(request.UserId, request.Key, token))
                    throw new DomainException(ErrorCode.IdempotencyKeyInUse, "The same request is still running.");
                if (await FindAnswerAsync(request, token) is { } earlier)
                    return new IdempotentOutcome(earlier, IsReplay: true);

                var answer = await run(token);
                if (answer is not null)
                    await keys.AddAsync(request, answer, time.GetUtcNow(), KeptSince, token);
                return new IdempotentOutcome(answer, IsReplay: false);
            },
            ct
        );

    /// <summary>Deletes one bounded batch of answers nobody may ask for any more.</summary>
    /// <returns>True when there may be more.</returns>
    public Task<bool> SweepAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token => await keys.DeleteBeforeAsync(KeptSince, SweepBatch, token) == SweepBatch,
            ct
        );
}

/// <param name="IsReplay">True when the request had run before.</param>
public sealed record IdempotentOutcome(StoredResponse? Answer, bool IsReplay);
