using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConcertReservation.PaymentSimulator;

namespace ConcertReservation.IntegrationTests.PaymentSimulator;

public sealed class TossApiTests(RunningSimulator simulator) : IClassFixture<RunningSimulator>
{
    private readonly HttpClient _merchant = simulator.Merchant(ProviderKeys.TossSecret);

    [Fact]
    public async Task Confirm_SameKey_RepeatsTheAnswer()
    {
        var paymentKey = await simulator.PayAsync("order-1", 5_000);

        var first = await _merchant.ConfirmAsync(paymentKey, "order-1", 5_000, key: "a");
        var repeated = await _merchant.ConfirmAsync(paymentKey, "order-1", 5_000, key: "a");
        var withoutKey = await _merchant.ConfirmAsync(paymentKey, "order-1", 5_000);

        ((string?)first.Body["status"]).Should().Be("DONE");
        repeated.Body.ToJsonString().Should().Be(first.Body.ToJsonString());
        ((string?)withoutKey.Body["code"]).Should().Be("ALREADY_PROCESSED_PAYMENT");
    }

    [Fact]
    public async Task Confirm_OtherAmount_TakesNothing()
    {
        var paymentKey = await simulator.PayAsync("order-2", 5_000);

        var (status, _) = await _merchant.ConfirmAsync(paymentKey, "order-2", 4_000);

        status.Should().Be(400);
        var found = await _merchant.GetFromJsonAsync<JsonNode>("/v1/payments/orders/order-2");
        ((string?)found!["status"]).Should().Be("IN_PROGRESS");
    }

    [Fact]
    public async Task Cancel_Part_IsInTheTransactions()
    {
        var paymentKey = await simulator.PayAsync("order-3", 5_000);
        await _merchant.ConfirmAsync(paymentKey, "order-3", 5_000);

        var (_, cancelled) = await _merchant.PostAsync(
            $"/v1/payments/{paymentKey}/cancel",
            JsonContent.Create(new { cancelReason = "test", cancelAmount = 2_000 }),
            key: "b"
        );

        ((string?)cancelled["status"]).Should().Be("PARTIAL_CANCELED");
        ((long?)cancelled["balanceAmount"]).Should().Be(3_000);
        var day = TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var end = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var transactions = await _merchant.GetFromJsonAsync<JsonArray>(
            $"/v1/transactions?startDate={day}T00:00:00&endDate={end}T00:00:00"
        );
        transactions!
            .Where(each => (string?)each!["orderId"] == "order-3")
            .Select(each => (long)each!["amount"]!)
            .Should()
            .Equal(5_000, -2_000);
    }

    [Fact]
    public async Task Call_WrongSecret_IsRefused()
    {
        using var stranger = simulator.Merchant("test_sk_other");

        using var answer = await stranger.GetAsync(new Uri("/v1/payments/orders/order-1", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
