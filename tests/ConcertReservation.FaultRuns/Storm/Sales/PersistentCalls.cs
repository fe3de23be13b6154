using System.Net;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>Sends a request to one instance after the other until it has a response.</summary>
internal sealed class PersistentCalls(Cluster cluster)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private int _address;

    /// <param name="client">Whose access token the request has.</param>
    public async Task<Answer> UntilAnsweredAsync(
        ApiClient client,
        Func<ApiClient, Task<Answer>> send,
        CancellationToken ct
    )
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await send(cluster.Client(_address++).With(client.AccessToken));
                if (!IsUndecided(answer) || TimeProvider.System.GetElapsedTime(start) > Timeout)
                    return answer;
            }
            catch (HttpRequestException) when (TimeProvider.System.GetElapsedTime(start) < Timeout)
            {
                // The instance is down: the next one is asked.
            }
            await Task.Delay(Pause, ct);
        }
    }

    private static bool IsUndecided(Answer answer) =>
        (int)answer.Status >= 500
        || answer.Status == HttpStatusCode.TooManyRequests
        || answer is { Status: HttpStatusCode.Conflict, Code: "idempotency_key_in_use" };
}
