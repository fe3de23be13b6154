using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Purchases;

namespace ConcertReservation.Application.Purchases;

/// <summary>The idempotency key of a hold or payment, and how its response is rendered.</summary>
public sealed record PurchaseKey(IdempotentRequest Request, IPurchaseResponses Responses);

/// <summary>
/// Renders the response to one request, so that the transaction of its effect can store it. Called on a thread of the
/// batch, possibly after the client has disconnected.
/// </summary>
public interface IPurchaseResponses
{
    StoredResponse Of(ReservationResult held);

    StoredResponse Of(PaymentReceipt paid);

    /// <summary>Null for a refusal that is not final, because a retry may succeed.</summary>
    StoredResponse? Of(DomainException refusal);
}

/// <summary>The result of a hold or payment.</summary>
/// <param name="Outcome">Null when a stored response is sent.</param>
/// <param name="Stored">The response that is stored for the client's key.</param>
/// <param name="IsReplay">True when the response is of an earlier run.</param>
public sealed record PurchaseResult<T>(Outcome<T>? Outcome, StoredResponse? Stored, bool IsReplay)
    where T : class
{
    internal static PurchaseResult<T> Refused(DomainException refusal) =>
        new(Outcome<T>.Refused(refusal), Stored: null, IsReplay: false);

    internal static PurchaseResult<T> Of(PurchaseAnswer answer, Func<PurchaseOutcome, Outcome<T>> outcomeOf) =>
        answer.Stored is { } stored
            ? new(Outcome: null, stored, answer.IsReplay)
            : new(outcomeOf(answer.Outcome!), Stored: null, IsReplay: false);
}
