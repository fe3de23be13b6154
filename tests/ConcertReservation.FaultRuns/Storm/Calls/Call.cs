using System.Net.Http.Headers;
using System.Text;

namespace ConcertReservation.FaultRuns.Storm.Calls;

/// <summary>One request. It can be sent any number of times, to any instance.</summary>
/// <param name="Path">Below /api/v1.</param>
/// <param name="Json">The body, the same each time.</param>
internal sealed record Call(OperationKind Kind, HttpMethod Method, string Path, string? Json = null)
{
    private const string Base = "/api/v1";

    /// <summary>The Idempotency-Key, for operations that move money or seats.</summary>
    public string? Key { get; init; }

    public string? QueueToken { get; init; }

    /// <summary>Of the last event that a stream has sent.</summary>
    public string? LastEventId { get; init; }

    public HttpRequestMessage ToRequest(Uri instance, string accessToken)
    {
        var request = new HttpRequestMessage(Method, new Uri(instance, Base + Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (Key is not null)
            request.Headers.Add("Idempotency-Key", Key);
        if (QueueToken is not null)
            request.Headers.TryAddWithoutValidation("Queue-Token", QueueToken);
        if (LastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", LastEventId);
        if (Json is not null)
            request.Content = new StringContent(Json, Encoding.UTF8, "application/json");
        return request;
    }
}
