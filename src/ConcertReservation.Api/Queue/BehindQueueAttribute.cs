using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// Requires an active queue token for the concert in the route, or for the concert of the reservation in the route.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BehindQueueAttribute : TypeFilterAttribute
{
    /// <param name="claims">
    /// Whether a request claims the token of a customer who was just admitted. False for event streams.
    /// </param>
    public BehindQueueAttribute(bool claims = true)
        : base(typeof(QueueGateFilter)) => Arguments = [Claims = claims];

    public bool Claims { get; }
}
