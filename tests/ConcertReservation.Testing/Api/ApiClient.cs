using System.Net.Http.Json;
using System.Text;

namespace ConcertReservation.Testing.Api;

/// <summary>A client of the API with the tokens that a real client would send.</summary>
/// <param name="address">Of the instance; null where <paramref name="http"/> has a base address.</param>
public sealed class ApiClient(HttpClient http, Uri? address = null)
{
    private const string Base = "/api/v1";

    public string? AccessToken { get; init; }
    public string? QueueToken { get; init; }
    public string? IdempotencyKey { get; init; }
    public string? IfMatch { get; init; }

    public ApiClient With(string? accessToken = null, string? queueToken = null) =>
        new(http, address) { AccessToken = accessToken ?? AccessToken, QueueToken = queueToken ?? QueueToken };

    public ApiClient WithKey(string? idempotencyKey) =>
        new(http, address)
        {
            AccessToken = AccessToken,
            QueueToken = QueueToken,
            IdempotencyKey = idempotencyKey,
        };

    /// <summary>A client of an operator who has read the version with this tag.</summary>
    public ApiClient WithIfMatch(string? tag) => new(http, address) { AccessToken = AccessToken, IfMatch = tag };

    public ApiClient WithoutQueueToken() => new(http, address) { AccessToken = AccessToken };

    public Task<Answer> GetAsync(string path, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Get, path, content: null, ct);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, object? body = null, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), ct);

    public Task<Answer> PutAsync(string path, object body, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ct);

    public Task<Answer> PatchAsync(string path, object body) =>
        SendAsync(HttpMethod.Patch, path, JsonContent.Create(body));

    /// <summary>Sends a body exactly as given, for bodies that are wrong.</summary>
    public Task<Answer> PostRawAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, contentType));

    /// <param name="path">Below /api/v1, or from the root when it starts with two slashes.</param>
    public async Task<Answer> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        CancellationToken ct = default
    )
    {
        using var request = new HttpRequestMessage(method, UriOf(path)) { Content = content };
        if (AccessToken is not null)
            request.Headers.Authorization = new("Bearer", AccessToken);
        if (QueueToken is not null)
            request.Headers.TryAddWithoutValidation("Queue-Token", QueueToken);
        if (IdempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", IdempotencyKey);
        if (IfMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", IfMatch);

        using var response = await http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, text)
        {
            Request = $"{method} {path}",
        };
    }

    private Uri UriOf(string path)
    {
        var target = path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : Base + path;
        return address is null ? new Uri(target, UriKind.Relative) : new Uri(address, target);
    }
}
