using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Queue;

/// <summary>Needs an active queue token of the concert in the route, or of the reservation's.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BehindQueueAttribute() : TypeFilterAttribute(typeof(QueueGateFilter));
