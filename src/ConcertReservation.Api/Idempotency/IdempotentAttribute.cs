using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// Accepts an Idempotency-Key. Runs outside all other filters, so that the transaction and the replay cover them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class AcceptsIdempotencyKeyAttribute : TypeFilterAttribute
{
    private protected AcceptsIdempotencyKeyAttribute(Type filter)
        : base(filter) => Order = int.MinValue;
}

/// <summary>Runs the operation in the transaction that stores its response.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute() : AcceptsIdempotencyKeyAttribute(typeof(IdempotencyFilter));
