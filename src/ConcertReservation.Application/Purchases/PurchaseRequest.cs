using System.Diagnostics;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>A customer's order for the next batch.</summary>
/// <param name="Key">Null when the client sent no idempotency key.</param>
/// <param name="Render">
/// The response to store for the key; null when the outcome is not final. It runs inside the transaction, on a thread of
/// the batch.
/// </param>
public sealed record PurchaseRequest(
    PurchaseOrder Order,
    IdempotentRequest? Key,
    Func<PurchaseOutcome, StoredResponse?> Render
)
{
    /// <summary>The span of the request that gave the order; empty when traces are off.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;
}

/// <summary>The answer to an order, after the commit.</summary>
/// <param name="Outcome">Null for a replay, and for an order that failed alone.</param>
/// <param name="Stored">The response that is stored for the key; null without a key, or when it is not final.</param>
/// <param name="IsReplay">True when the response is of an earlier run.</param>
/// <param name="Failure">The exception of an order that failed alone.</param>
public sealed record PurchaseAnswer(
    PurchaseOutcome? Outcome,
    StoredResponse? Stored = null,
    bool IsReplay = false,
    Exception? Failure = null
)
{
    public bool IsPostponed => Outcome?.IsPostponed == true;
}
