namespace ConcertReservation.Api.Composition;

/// <summary>
/// <c>ConcertReservation.Api --health http://127.0.0.1:8080/health/ready</c>: the app asks another process of itself and
/// says so by its exit code, for container images that have neither a shell nor curl.
/// </summary>
internal static class HealthProbeCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Uri? In(string[] args) =>
        args is ["--health", var address] && Uri.TryCreate(address, UriKind.Absolute, out var asked) ? asked : null;

    /// <returns>0 when the answer was 200.</returns>
    public static async Task<int> AskAsync(Uri address)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(address);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(unanswered.Message);
            return 1;
        }
    }
}
