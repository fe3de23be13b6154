using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.PaymentSimulator.Faults;

namespace ConcertReservation.FaultRuns.Money.Provider;

/// <summary>What only the simulator has: the customer in the widget, the books, the faults.</summary>
internal sealed class ProviderClient(Uri address, SimulatedProvider provider) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };

    public SimulatedProvider Provider => provider;

    /// <summary>The customer pays what the checkout of a charge says.</summary>
    /// <param name="opened">The response to the opening of the charge.</param>
    /// <param name="surcharge">A page that was changed names more to the widget; only TossPayments.</param>
    /// <returns>The paymentKey, or the id of the PaymentIntent.</returns>
    public async Task<string> PayAsync(
        JsonNode opened,
        long surcharge = 0,
        bool cardDeclines = false,
        CancellationToken ct = default
    )
    {
        var checkout = opened["checkout"]!;
        var payment =
            provider == SimulatedProvider.TossPayments
                ? new WidgetPayment(
                    provider,
                    OrderId: (string)checkout["orderId"]!,
                    Amount: (long)opened["amount"]! + surcharge,
                    CardDeclines: cardDeclines
                )
                : new WidgetPayment(
                    provider,
                    PaymentIntent: IntentOf((string)checkout["clientSecret"]!),
                    CardDeclines: cardDeclines
                );
        using var answer = await _http.PostAsJsonAsync("/simulator/pay", payment, Json, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(ct))!["key"]!.GetValue<string>();
    }

    public async Task SetAsync(FaultPlan plan, CancellationToken ct)
    {
        using var answer = await _http.PutAsJsonAsync("/simulator/faults", plan, Json, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task SetAsync(SimulatorSettings settings, CancellationToken ct)
    {
        using var answer = await _http.PutAsJsonAsync("/simulator/settings", settings, Json, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<BookPages> ReadBooksAsync(CancellationToken ct) =>
        (await _http.GetFromJsonAsync<BookPages>("/simulator/books", Json, ct))!;

    /// <summary>What happened at the simulator, by name.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ReadCountsAsync(CancellationToken ct) =>
        (await _http.GetFromJsonAsync<Dictionary<string, int>>("/simulator/faults", Json, ct))!;

    public void Dispose() => _http.Dispose();

    // A client secret is the id of its PaymentIntent with a secret behind it.
    private static string IntentOf(string clientSecret) =>
        clientSecret[..clientSecret.IndexOf("_secret_", StringComparison.Ordinal)];
}
