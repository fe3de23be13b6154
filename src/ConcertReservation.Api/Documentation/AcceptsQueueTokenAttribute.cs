namespace ConcertReservation.Api.Documentation;

/// <summary>Reads the Queue-Token header without being behind the gate.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AcceptsQueueTokenAttribute : Attribute;
