namespace ConcertReservation.IntegrationTests.Scale;

/// <summary>Three instances side by side over one database.</summary>
public sealed class ThreeInstances() : Service(instances: 3);
