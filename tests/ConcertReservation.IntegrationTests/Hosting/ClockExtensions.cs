namespace ConcertReservation.IntegrationTests.Hosting;

internal static class ClockExtensions
{
    /// <summary>Moves the clock to an instant the service named; instants on the wire are cut to milliseconds.</summary>
    public static void AdvanceTo(this ShiftedClock clock, DateTimeOffset instant) =>
        clock.Advance(instant.AddMilliseconds(1) - clock.GetUtcNow());
}
