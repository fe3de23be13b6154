namespace ConcertReservation.Testing.Processes;

/// <summary>Waits until an instance is ready.</summary>
internal static class Readiness
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <exception cref="TimeoutException">It is not ready in time, or its process has ended.</exception>
    public static Task WaitAsync(Uri address, TimeSpan limit, Func<bool> isRunning, CancellationToken ct) =>
        Eventually.Is(
            async () =>
                await IsReadyAsync(address, ct) || (isRunning() ? false : throw new TimeoutException("It ended")),
            $"{address} is ready",
            limit,
            ct
        );

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
