using System.Net.Http.Json;
using System.Text;

namespace ConcertReservation.IntegrationTests.People;

/// <summary>A caller of the API, with the tokens a real one would carry.</summary>
public sealed class ApiClient(HttpClient http)
{
    private const string Base = "/api/v1";

    public string? AccessToken { get; init; }
    public string? QueueToken { get; init; }
    public string? IdempotencyKey { get; init; }

    public ApiClient With(string? accessToken = null, string? queueToken = null) =>
        new(http) { AccessToken = accessToken ?? AccessToken, QueueToken = queueToken ?? QueueToken };

    public ApiClient WithKey(string? idempotencyKey) =>
        new(http)
        {
            AccessToken = AccessToken,
            QueueToken = QueueToken,
            IdempotencyKey = idempotencyKey,
        };

    public ApiClient WithoutQueueToken() => new(http) { AccessToken = AccessToken };

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<Answer> PatchAsync(string path, object body) =>
        SendAsync(HttpMethod.Patch, path, JsonContent.Create(body));

    /// <summary>A body exactly as given, for those that are wrong.</summary>
    public Task<Answer> PostRawAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType));

    /// <param name="path">Below /api/v1, or from the root when it starts with two slashes.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        var target = path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : Base + path;
        using var request = new HttpRequestMessage(method, target) { Content = content };
        if (AccessToken is not null)
            request.Headers.Authorization = new("Bearer", AccessToken);
        if (QueueToken is not null)
            request.Headers.TryAddWithoutValidation("Queue-Token", QueueToken);
        if (IdempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, text);
    }
}
