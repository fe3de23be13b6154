using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcertReservation.Fuzz.People;

/// <summary>Calls that have to succeed: setting up, and looking afterwards.</summary>
internal sealed class ServiceClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "/api/v1/") };

    public Task<JsonElement> GetAsync(string path, string? accessToken, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, path, body: null, accessToken, ct);

    public Task<JsonElement> PostAsync(string path, JsonObject? body, string? accessToken, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, path, body, accessToken, ct);

    public Task<JsonElement> PutAsync(string path, JsonObject body, string? accessToken, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, path, body, accessToken, ct);

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        string? accessToken,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await _http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}");
    }
}
