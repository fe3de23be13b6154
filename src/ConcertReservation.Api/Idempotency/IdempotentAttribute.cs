using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// Accepts an Idempotency-Key. Runs outside all other filters, so that the transaction and the replay cover them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : TypeFilterAttribute
{
    public IdempotentAttribute()
        : base(typeof(IdempotencyFilter)) => Order = int.MinValue;
}
