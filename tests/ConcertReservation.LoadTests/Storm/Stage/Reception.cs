using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConcertReservation.LoadTests.Clusters;

namespace ConcertReservation.LoadTests.Storm.Stage;

/// <summary>What happens before and after the storm, when every call has to succeed.</summary>
internal sealed class Reception(Cluster cluster) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private int _calls;

    public async Task<Person> PrintAsync(int number, CancellationToken ct)
    {
        var (email, password) = ($"visitor-{number}@load.example", $"visitor {number} password");
        var account = new
        {
            email,
            password,
            name = $"Visitor {number}",
        };
        var signedUp = await PostAsync("/auth/sign-up", accessToken: null, account, ct);
        var accessToken = await SignInAsync(email, password, ct);
        return new Person(number, email, password, signedUp["userId"]!.GetValue<Guid>(), accessToken);
    }

    public async Task<string> SignInAsync(string email, string password, CancellationToken ct)
    {
        var signedIn = await PostAsync("/auth/sign-in", accessToken: null, new { email, password }, ct);
        return signedIn["accessToken"]!.GetValue<string>();
    }

    public Task<JsonNode> PostAsync(string path, string? accessToken, object body, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, path, accessToken, body, ct);

    public Task<JsonNode> PutAsync(string path, string? accessToken, object body, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, path, accessToken, body, ct);

    public Task<JsonNode> GetAsync(string path, string? accessToken, CancellationToken ct) =>
        SendAsync(HttpMethod.Get, path, accessToken, body: null, ct);

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        string? accessToken,
        object? body,
        CancellationToken ct
    )
    {
        var doors = cluster.Doors;
        var door = doors[Interlocked.Increment(ref _calls) % doors.Count];
        using var request = new HttpRequestMessage(method, new Uri(door, "/api/v1" + path));
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"{method} {path} was answered {(int)response.StatusCode}: {text}");
    }
}
