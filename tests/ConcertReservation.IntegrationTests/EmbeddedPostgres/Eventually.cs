using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.EmbeddedPostgres;

internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static async Task HoldsAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.Should().BeLessThan(Limit, "the condition has to hold by then");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }
}
