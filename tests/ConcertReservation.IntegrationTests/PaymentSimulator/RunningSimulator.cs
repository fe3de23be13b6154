using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.PaymentSimulator;
using ConcertReservation.PaymentSimulator.Control;
using Microsoft.AspNetCore.Builder;

namespace ConcertReservation.IntegrationTests.PaymentSimulator;

/// <summary>The payment simulator in this process, and a merchant's view of it.</summary>
public sealed class RunningSimulator : IAsyncLifetime
{
    private readonly WebApplication _app = Simulator.Create("--urls", "http://127.0.0.1:0");

    public Uri Address => new(_app.Urls.First());

    internal ProviderClient Toss => new(Address, SimulatedProvider.TossPayments);

    internal ProviderClient Stripe => new(Address, SimulatedProvider.Stripe);

    public HttpClient Merchant(string secret)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret + ":"));
        return new HttpClient
        {
            BaseAddress = Address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
        };
    }

    /// <summary>The customer pays an order in the widget of TossPayments.</summary>
    /// <returns>The paymentKey.</returns>
    public Task<string> PayAsync(string orderId, long amount)
    {
        var checkout = new JsonObject { ["orderId"] = orderId };
        return Toss.PayAsync(new JsonObject { ["amount"] = amount, ["checkout"] = checkout });
    }

    public async Task InitializeAsync() => await _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();
}

internal static class MerchantCalls
{
    public static async Task<(int Status, JsonNode Body)> PostAsync(
        this HttpClient merchant,
        string path,
        HttpContent body,
        string? key
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = body;
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await merchant.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    public static Task<(int Status, JsonNode Body)> ConfirmAsync(
        this HttpClient merchant,
        string paymentKey,
        string orderId,
        long amount,
        string? key = null
    ) =>
        merchant.PostAsync(
            "/v1/payments/confirm",
            JsonContent.Create(
                new
                {
                    paymentKey,
                    orderId,
                    amount,
                }
            ),
            key
        );
}
