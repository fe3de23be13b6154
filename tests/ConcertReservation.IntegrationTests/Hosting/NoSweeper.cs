namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>One instance on which nothing tidies lapsed holds: they must be over all the same.</summary>
public sealed class NoSweeper() : Service(instances: 1, ("HoldSweep:Interval", "01:00:00"));
