using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator;

namespace ConcertReservation.IntegrationTests.PaymentSimulator;

public sealed class StripeApiTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    private readonly HttpClient _merchant = simulator.Merchant(ProviderKeys.StripeSecret);

    [Fact]
    public async Task Create_SameKey_OpensOnePaymentIntent()
    {
        var first = await CreateAsync(key: "a");
        var repeated = await CreateAsync(key: "a");
        var other = await CreateAsync(key: "b");

        ((string?)repeated["id"]).Should().Be((string?)first["id"]);
        ((string?)other["id"]).Should().NotBe((string?)first["id"]);
    }

    [Fact]
    public async Task Retrieve_AfterTheCustomerPaid_HasSucceeded()
    {
        var opened = await CreateAsync(key: "c");
        await PayAsync(opened);

        var found = await _merchant.GetFromJsonAsync<JsonNode>($"/v1/payment_intents/{opened["id"]}");

        ((string?)found!["status"]).Should().Be("succeeded");
        ((long?)found["amount_received"]).Should().Be(5_000);
        ((string?)found["metadata"]!["charge_id"]).Should().Be("charge");
    }

    [Fact]
    public async Task Refund_Part_IsInTheBalanceTransactions()
    {
        var opened = await CreateAsync(key: "d");
        await PayAsync(opened);

        var (status, refund) = await _merchant.PostAsync(
            "/v1/refunds",
            Form(("payment_intent", (string)opened["id"]!), ("amount", "2000"), ("metadata[cancellation_id]", "back")),
            key: "e"
        );

        status.Should().Be(200);
        ((string?)refund["metadata"]!["cancellation_id"]).Should().Be("back");
        var list = await _merchant.GetFromJsonAsync<JsonNode>(
            "/v1/balance_transactions?limit=100&created[gte]=1&expand[]=data.source"
        );
        list!["data"]!
            .AsArray()
            .Where(each => (string?)each!["source"]!["payment_intent"] == (string?)opened["id"])
            .Select(each => (long)each!["amount"]!)
            .Should()
            .Equal(-2_000, 5_000);
    }

    [Fact]
    public async Task Cancel_Paid_IsRefused()
    {
        var opened = await CreateAsync(key: "f");
        await PayAsync(opened);

        var (status, body) = await _merchant.PostAsync($"/v1/payment_intents/{opened["id"]}/cancel", Form(), key: null);

        status.Should().Be(400);
        ((string?)body["error"]!["code"]).Should().Be("payment_intent_unexpected_state");
    }

    private async Task<JsonNode> CreateAsync(string key)
    {
        var form = Form(("amount", "5000"), ("currency", "krw"), ("metadata[charge_id]", "charge"));
        return (await _merchant.PostAsync("/v1/payment_intents", form, key)).Body;
    }

    private Task<string> PayAsync(JsonNode intent)
    {
        var checkout = new JsonObject { ["clientSecret"] = (string?)intent["client_secret"] };
        return simulator.Stripe.PayAsync(new JsonObject { ["checkout"] = checkout });
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
