using System.Net;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>What the worker finds out at Stripe.</summary>
public sealed class StripeWorkerTests(OneStripe service) : IClassFixture<OneStripe>
{
    [Fact]
    public async Task Reconcile_PaidWithoutConfirmationAndWebhook_IsCredited()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(8_000);

        service.Provider.Pay(chargeId);

        await person.UntilAsync(chargeId, "paid");
        (await service.EntriesAsync(person)).Should().Equal(8_000);
    }

    [Fact]
    public async Task Reconcile_UnpaidAtTheEnd_EndsThePaymentAndExpires()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(8_000);

        await service.ExpireAsync(chargeId);

        await person.UntilAsync(chargeId, "expired");
        ((string?)service.Provider.IntentOf(chargeId)["status"]).Should().Be("canceled");
    }

    [Theory]
    [InlineData("succeeded", "done", 8_000L, -3_000L)]
    [InlineData("failed", "refused", 8_000L, -3_000L, 3_000L)]
    public async Task Cancel_TheRefundTakesItsTime_EndsAsStripeSays(string stripe, string status, params long[] entries)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(8_000);
        service.Provider.Pay(chargeId);
        await person.UntilAsync(chargeId, "paid");
        service.Provider.RefundStatus = "pending";

        var answer = await person.Client.CancelAsync(chargeId, new { amount = 3_000 });
        answer.ShouldBe(HttpStatusCode.Accepted).Get<string>("status").Should().Be("pending");
        service.Provider.EndRefunds(stripe);

        await Eventually.Is(
            async () =>
                (string?)(await person.Client.GetAsync($"/balance/charges/{chargeId}"))["cancellations"]![0]!["status"]
                == status,
            $"the cancellation is {status}"
        );
        (await service.EntriesAsync(person)).Should().Equal(entries);
        var sent = service.Provider.Requests.Last(r => r is { Method: "POST", Path: "/v1/refunds" });
        sent.Field("amount").Should().Be("3000");
        sent.Key.Should().Be(answer.Get<Guid>("cancellationId").ToString("N"));
    }
}
