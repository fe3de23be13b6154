namespace ConcertReservation.IntegrationTests.Hosting;

internal static class ClockExtensions
{
    /// <summary>Moves the clock to a time of a response; times in responses have whole milliseconds.</summary>
    public static void AdvanceTo(this ShiftedClock clock, DateTimeOffset instant) =>
        clock.Advance(instant.AddMilliseconds(1) - clock.GetUtcNow());
}
