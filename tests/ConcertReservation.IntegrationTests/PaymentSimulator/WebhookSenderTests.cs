using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.PaymentSimulator.Faults;
using ConcertReservation.PaymentSimulator.Stripe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.IntegrationTests.PaymentSimulator;

/// <summary>Webhooks of the simulator, as a merchant receives them.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private readonly RunningSimulator _simulator = new();
    private readonly ConcurrentQueue<(string Body, string Signature)> _received = new();
    private readonly WebApplication _merchant;
    private int _refusals;

    public WebhookSenderTests()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _merchant = builder.Build();
        _merchant.MapPost("/hook", ReceiveAsync);
    }

    public async Task InitializeAsync()
    {
        await _simulator.InitializeAsync();
        await _merchant.StartAsync();
        var settings = new SimulatorSettings([new Uri(new Uri(_merchant.Urls.First()), "/hook")]);
        await _simulator.Stripe.SetAsync(settings, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _merchant.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Webhook_MerchantRefusesOnce_ArrivesAgainWithTheSameId()
    {
        _refusals = 1;

        await PayAsync();

        await Eventually.Is(() => Task.FromResult(_received.Count == 2), "the webhook came twice");
        var bodies = _received.Select(each => each.Body).ToList();
        IdOf(bodies[1]).Should().Be(IdOf(bodies[0]));
    }

    [Theory]
    [InlineData("Forged")]
    [InlineData("Old")]
    public async Task Webhook_ForgedOrOld_ComesBeforeTheGenuine(string fault)
    {
        await PlanAsync(Enum.Parse<WebhookFault>(fault));

        await PayAsync();

        await Eventually.Is(() => Task.FromResult(_received.Count == 2), "a false webhook and the genuine one");
        _received.Select(IsGenuine).Should().Equal(false, true);
    }

    [Fact]
    public async Task Webhook_Repeated_ArrivesMoreThanOnce()
    {
        await PlanAsync(WebhookFault.Repeated);

        await PayAsync();

        await Eventually.Is(() => Task.FromResult(_received.Count >= 2), "the webhook is repeated");
    }

    private async Task PlanAsync(WebhookFault only)
    {
        var others = Enum.GetValues<WebhookFault>().Where(fault => fault != only && fault != WebhookFault.None);
        var plan = new FaultPlan(Seed: 1, Calls: 0, Webhooks: 1) { WithoutWebhooks = [.. others] };
        await _simulator.Stripe.SetAsync(plan, CancellationToken.None);
    }

    private async Task PayAsync()
    {
        using var merchant = _simulator.Merchant(ProviderKeys.StripeSecret);
        var form = new FormUrlEncodedContent([new("amount", "5000"), new("currency", "krw")]);
        var (_, intent) = await merchant.PostAsync("/v1/payment_intents", form, key: null);
        var checkout = new JsonObject { ["clientSecret"] = (string?)intent["client_secret"] };
        await _simulator.Stripe.PayAsync(new JsonObject { ["checkout"] = checkout });
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        _received.Enqueue((await reader.ReadToEndAsync(), http.Request.Headers[StripeSignature.Header].ToString()));
        http.Response.StatusCode =
            Interlocked.Decrement(ref _refusals) >= 0
                ? (int)HttpStatusCode.ServiceUnavailable
                : (int)HttpStatusCode.NoContent;
    }

    // As a merchant checks it: the right secret, and not older than five minutes.
    private static bool IsGenuine((string Body, string Signature) webhook)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(webhook.Signature.Split('=', ',')[1], CultureInfo.InvariantCulture)
        );
        return webhook.Signature == StripeSignature.Of(webhook.Body, ProviderKeys.StripeWebhookSecret, at)
            && TimeProvider.System.GetUtcNow() - at < TimeSpan.FromMinutes(5);
    }

    private static string? IdOf(string body) => (string?)JsonNode.Parse(body)!["id"];
}
