using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Raw;

/// <summary>Buys seats through the API and reads from the process of the app which statements it sent.</summary>
internal sealed class PurchaseRecorder : IDisposable
{
    // Three, because two could differ by chance in the way that a rule predicts. Their seats are of a concert's second
    // performance: in an empty database the first one has the id of its concert.
    private static readonly int[] Users =
    [
        ConcertSetup.SeatsEach + 1,
        ConcertSetup.SeatsEach + 2,
        ConcertSetup.SeatsEach + 4,
    ];

    // A slow payment sends one read more: the queue gate caches an admission for a second.
    private const int MostTries = 3;

    private readonly BenchEnvironment _bench;
    private readonly HttpClient _http;

    private PurchaseRecorder(BenchEnvironment bench)
    {
        // The recorder chooses the trace; the client must not add one of its own.
        var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        (_bench, _http) = (bench, new HttpClient(handler) { BaseAddress = bench.Address });
    }

    /// <exception cref="ReplayException">What the service does cannot be replayed.</exception>
    public static async Task<PurchaseScript> RecordAsync(BenchEnvironment bench, CancellationToken ct)
    {
        bench.Progress.Say("Recording the statements of a purchase");
        using var recorder = new PurchaseRecorder(bench);
        await recorder.BuyUnrecordedAsync(ct);

        using var started = await recorder.SendAsync(HttpMethod.Post, "/bench/recordings", ct);
        var purchases = await recorder.BuyAllAsync(ct);
        for (var tries = 1; tries < MostTries && !PurchaseScript.AreAlike(purchases); tries++)
            purchases = await recorder.BuyAllAsync(ct);
        using var stopped = await recorder.SendAsync(HttpMethod.Delete, "/bench/recordings", ct);
        return PurchaseScript.Of(purchases);
    }

    public void Dispose() => _http.Dispose();

    // Compiles what a purchase runs, and gives the users different balances and numbers of ledger entries.
    private async Task BuyUnrecordedAsync(CancellationToken ct)
    {
        for (var i = 0; i < Users.Length; i++)
        for (var purchase = i + 1; purchase < Users.Length; purchase++)
            await BuyAsync(Users[i], ct);
    }

    private async Task<List<RecordedPurchase>> BuyAllAsync(CancellationToken ct)
    {
        var purchases = new List<RecordedPurchase>();
        foreach (var user in Users)
            purchases.Add(await BuyAsync(user, ct));
        return purchases;
    }

    private async Task<RecordedPurchase> BuyAsync(int user, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(_bench, Users[^1], ct);
        var facts = await PurchaseFacts.ReadAsync(_bench.Database, admitted.Concert, user, ct);
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var start = TimeProvider.System.GetUtcNow();
        var held = await PostAsync(admitted.Concert.Reservations, admitted.Concert.Seats[user - 1].HoldBody);
        await PostAsync($"/reservations/{held["reservationId"]}/payment", body: "");

        using var response = await SendAsync(HttpMethod.Get, $"/bench/recordings/{trace}", ct);
        var recording = JsonSerializer.Deserialize<Recording>(await response.Content.ReadAsStringAsync(ct))!;
        return new RecordedPurchase(facts[user - 1] with { At = start }, recording);

        async Task<JsonNode> PostAsync(string path, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1" + path, UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", admitted.Access[user - 1]);
            request.Headers.Add("Queue-Token", admitted.Queue[user - 1]);
            request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
            if (body.Length > 0)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await _http.SendAsync(request, ct);
            return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct))!;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return (await _http.SendAsync(request, ct)).EnsureSuccessStatusCode();
    }
}
