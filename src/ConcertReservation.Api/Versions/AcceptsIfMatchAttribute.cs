namespace ConcertReservation.Api.Versions;

/// <summary>The operation reads <c>If-Match</c>, and refuses with <c>precondition_failed</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptsIfMatchAttribute : Attribute;
