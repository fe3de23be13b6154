using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Application.Purchases;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Purchases;

internal static class PurchaseHttp
{
    /// <summary>Null when the client sent no idempotency key.</summary>
    public static PurchaseKey? PurchaseKey(this HttpContext context) => context.Features.Get<PurchaseKey>();

    /// <param name="created">The 201 response to a request without a key.</param>
    public static IActionResult ToResult<T>(this PurchaseResult<T> result, Func<T, IActionResult> created)
        where T : class =>
        result.Stored is { } stored
            ? new StoredResponseResult(stored, result.IsReplay)
            : result.Outcome!.ToResult(created);
}
