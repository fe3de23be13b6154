using System.Diagnostics;

namespace ConcertReservation.EmbeddedPostgres.Processes;

internal static class Wait
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    /// <summary>Polls the condition until it is true. False when the limit ends first.</summary>
    public static async Task<bool> UntilAsync(Func<bool> condition, TimeSpan limit, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed > limit)
                return false;
            await Task.Delay(Step, ct);
        }

        return true;
    }
}
