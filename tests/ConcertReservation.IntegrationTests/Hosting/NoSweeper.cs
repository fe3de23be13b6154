namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance without the sweep of expired holds: the holds must be over without it.</summary>
public sealed class NoSweeper() : Service(instances: 1, ("HoldSweep:Interval", "01:00:00"));
