using System.Diagnostics;

namespace ConcertReservation.IntegrationTests.Hosting;

/// <summary>Waits on the condition itself, with a bound.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    public static async Task Is(Func<Task<bool>> condition, string because)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            clock.Elapsed.Should().BeLessThan(Limit, because);
            await Task.Delay(BetweenLooks);
        }
    }
}
