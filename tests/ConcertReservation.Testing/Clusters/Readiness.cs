using System.Diagnostics;

namespace ConcertReservation.Testing.Clusters;

internal static class Readiness
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="TimeoutException">It was not ready in time, or is not running any more.</exception>
    public static async Task WaitAsync(Uri address, TimeSpan limit, Func<bool> isRunning, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync(address, ct))
        {
            if (!isRunning())
                throw new TimeoutException("the process ended");
            if (clock.Elapsed > limit)
                throw new TimeoutException($"not ready within {limit.TotalSeconds:0} s");
            await Task.Delay(Step, ct);
        }
    }

    private static async Task<bool> IsReadyAsync(Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(address, "/health/ready"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }
}
