using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Common.Idempotency;

/// <summary>Accepts an Idempotency-Key. Runs inside the queue gate: whoever is turned back has used up nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : TypeFilterAttribute
{
    private const int InsideOtherFilters = 100;

    public IdempotentAttribute()
        : base(typeof(IdempotencyFilter)) => Order = InsideOtherFilters;
}
