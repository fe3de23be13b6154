using ConcertReservation.IntegrationTests.Hosting;

namespace ConcertReservation.IntegrationTests.Security;

/// <summary>One instance where one may guess as fast as one can.</summary>
public sealed class UnlimitedService() : Service(instances: 1, ("RateLimits:Enabled", "false"));
