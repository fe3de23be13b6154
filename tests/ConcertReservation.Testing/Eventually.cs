using System.Diagnostics;

namespace ConcertReservation.Testing;

/// <summary>Waits for the condition itself, with a time limit.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="TimeoutException">The condition was not true within the limit.</exception>
    public static async Task Is(
        Func<Task<bool>> condition,
        string because,
        TimeSpan? limit = null,
        CancellationToken ct = default
    )
    {
        var (clock, most) = (Stopwatch.StartNew(), limit ?? DefaultLimit);
        while (!await condition())
        {
            if (clock.Elapsed > most)
                throw new TimeoutException($"Not true after {most.TotalSeconds:0} s: {because}");
            await Task.Delay(Pause, ct);
        }
    }
}
