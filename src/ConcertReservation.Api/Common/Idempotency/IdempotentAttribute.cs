using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Common.Idempotency;

/// <summary>Accepts an Idempotency-Key. Inside the validation of the body, so a mistyped request has used up nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : TypeFilterAttribute
{
    // The framework validates at -2000; the queue gate stands at 0 and is part of the keyed request.
    private const int BetweenValidationAndGate = -1_000;

    public IdempotentAttribute()
        : base(typeof(IdempotencyFilter)) => Order = BetweenValidationAndGate;
}
