using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// Accepts an Idempotency-Key. Runs outside all other filters, so that the transaction and the replay cover them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class IdempotentAttribute : TypeFilterAttribute
{
    public IdempotentAttribute()
        : this(typeof(IdempotencyFilter)) { }

    private protected IdempotentAttribute(Type filter)
        : base(filter) => Order = int.MinValue;
}
