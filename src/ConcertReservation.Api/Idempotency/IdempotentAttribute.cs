using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Accepts an Idempotency-Key. The outermost of the filters: what they do is part of the keyed request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : TypeFilterAttribute
{
    public IdempotentAttribute()
        : base(typeof(IdempotencyFilter)) => Order = int.MinValue;
}
