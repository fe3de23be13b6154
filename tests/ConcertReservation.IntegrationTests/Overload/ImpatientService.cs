namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>One instance that waits for a lock for one second.</summary>
public sealed class ImpatientService() : Service(instances: 1, ("Database:LockTimeout", "00:00:01"));
