using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// Requires an active queue token for the concert in the route, or for the concert of the reservation in the route.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BehindQueueAttribute() : TypeFilterAttribute(typeof(QueueGateFilter));
