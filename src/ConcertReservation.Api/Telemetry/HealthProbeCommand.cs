namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// <c>ConcertReservation.Api --health http://127.0.0.1:8080/health/ready</c>: requests the health address of a running
/// instance and returns the result as the exit code, for container images that have neither a shell nor curl.
/// </summary>
internal static class HealthProbeCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Null when the arguments are not this command.</summary>
    public static Uri? FindAddress(string[] args) =>
        args is ["--health", var text] && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    /// <returns>The exit code: 0 when the response was successful, else 1.</returns>
    public static async Task<int> RunAsync(Uri address)
    {
        using var http = new HttpClient { Timeout = Timeout };
        try
        {
            using var response = await http.GetAsync(address);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
