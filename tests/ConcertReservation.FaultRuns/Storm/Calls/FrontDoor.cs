using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>Sends calls to the doors of the service, open or not, and counts what comes back.</summary>
internal sealed class FrontDoor(Cluster cluster, Tally tally) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(3),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public int Doors => cluster.Doors.Count;

    public async Task<Answer> SendAsync(Call call, string accessToken, int number)
    {
        var sentAt = TimeProvider.System.GetUtcNow();
        var answer = await AskAsync(call, accessToken, cluster.Doors[number], sentAt);
        tally.Add(call, answer);
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> AskAsync(Call call, string accessToken, Uri door, DateTimeOffset sentAt)
    {
        try
        {
            using var request = call.ToRequest(door, accessToken);
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Answer((int)response.StatusCode, text, response.Headers.Location?.ToString(), sentAt, Now())
            {
                IsReplay = response.Headers.Contains("Idempotency-Replayed"),
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            return new Answer(0, broken.Message, Location: null, sentAt, Now());
        }
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
