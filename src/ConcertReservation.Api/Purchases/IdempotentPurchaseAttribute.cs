using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Purchases;

/// <summary>
/// Accepts an Idempotency-Key for a hold or payment. The transaction of the batch claims the key and stores the
/// response. Runs outside all other filters, so that a replay covers them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentPurchaseAttribute : TypeFilterAttribute
{
    public IdempotentPurchaseAttribute()
        : base(typeof(IdempotentPurchaseFilter)) => Order = int.MinValue;
}
