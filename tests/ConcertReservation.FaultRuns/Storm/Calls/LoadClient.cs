using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>Sends calls to the instances, whether they run or not, and counts the responses.</summary>
internal sealed class LoadClient(Cluster cluster, CallStatistics statistics) : IDisposable
{
    private const string Data = "data: ";

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

    public int AddressCount => cluster.Addresses.Count;

    public async Task<CallResult> SendAsync(Call call, string accessToken, int number)
    {
        var sentAt = TimeProvider.System.GetUtcNow();
        var answer = await TrySendAsync(call, accessToken, cluster.Addresses[number], sentAt);
        statistics.Add(call, answer);
        return answer;
    }

    /// <summary>Reads a stream of events until it ends or breaks, or the client has enough; it is not counted.</summary>
    public async Task StreamAsync(
        Call call,
        string accessToken,
        int number,
        Action<JsonNode> received,
        CancellationToken stop
    )
    {
        try
        {
            using var request = call.ToRequest(cluster.Addresses[number], accessToken);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (response.StatusCode != HttpStatusCode.OK)
                return;
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            while (await lines.ReadLineAsync(stop) is { } line)
                if (line.StartsWith(Data, StringComparison.Ordinal))
                    received(JsonNode.Parse(line[Data.Length..])!);
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            // The viewer opens another stream.
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<CallResult> TrySendAsync(Call call, string accessToken, Uri address, DateTimeOffset sentAt)
    {
        try
        {
            using var request = call.ToRequest(address, accessToken);
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new CallResult((int)response.StatusCode, text, response.Headers.Location?.ToString(), sentAt, Now())
            {
                IsReplay = response.Headers.Contains("Idempotency-Replayed"),
                Kind = call.Kind,
            };
        }
        catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException or IOException)
        {
            return new CallResult(0, broken.Message, Location: null, sentAt, Now()) { Kind = call.Kind };
        }
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
