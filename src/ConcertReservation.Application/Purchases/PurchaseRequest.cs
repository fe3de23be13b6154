using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>A customer's order for the next batch.</summary>
/// <param name="Key">Null when the client sent no idempotency key.</param>
public sealed record PurchaseRequest(PurchaseOrder Order, PurchaseKey? Key);

/// <summary>The idempotency key of an order.</summary>
/// <param name="Request">The request with its key.</param>
/// <param name="Render">
/// The response to store for an outcome; null when it is not final. It runs inside the transaction, on a thread of the
/// batch.
/// </param>
public sealed record PurchaseKey(IdempotentRequest Request, Func<PurchaseOutcome, StoredResponse?> Render);

/// <summary>The answer to an order.</summary>
/// <param name="Outcome">Null for a replay.</param>
/// <param name="Stored">The response that is stored for the key; null without a key, or when it is not final.</param>
/// <param name="Failure">The exception of an order that failed alone.</param>
public sealed record PurchaseAnswer(PurchaseOutcome? Outcome, StoredResponse? Stored = null, Exception? Failure = null)
{
    public bool IsPostponed => Outcome?.IsPostponed == true;

    /// <summary>True when the response is of an earlier run.</summary>
    public bool IsReplay => Outcome is null && Stored is not null;

    internal static PurchaseAnswer Refused(DomainException refusal) => new(PurchaseOutcome.Refused(refusal));
}
