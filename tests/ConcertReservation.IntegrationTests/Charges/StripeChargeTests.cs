using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Charges through Stripe, without a worker.</summary>
public sealed class StripeChargeTests(StripeWithoutWorker service) : IClassFixture<StripeWithoutWorker>
{
    [Fact]
    public async Task Open_Any_CreatesAPaymentIntentAsDocumented()
    {
        var person = await service.Crowd.CustomerAsync();

        var opened = await person.Client.PostAsync("/balance/charges", new { amount = 12_000 });

        opened.ShouldBe(HttpStatusCode.Accepted);
        var chargeId = opened.Get<string>("chargeId");
        var checkout = opened["checkout"]!;
        ((string?)checkout["provider"]).Should().Be("stripe");
        ((string?)checkout["publishableKey"]).Should().Be("pk_test_x");
        ((string?)checkout["clientSecret"]).Should().StartWith("pi_");
        opened.Text.Should().NotContain(StubStripe.SecretKey).And.NotContain(StubStripe.WebhookSecret);
        var sent = service.Provider.Requests.Single(r => r.Field("metadata[charge_id]") == chargeId);
        sent.Authorization.Should().Be($"Bearer {StubStripe.SecretKey}");
        sent.Field("amount").Should().Be("12000", "won has no smaller unit");
        sent.Field("currency").Should().Be("krw");
        sent.Field("automatic_payment_methods[enabled]").Should().Be("true");
        sent.Key.Should().StartWith(Guid.Parse(chargeId).ToString("N"));
    }

    [Fact]
    public async Task Open_NoAnswer_IsOverloadedAndTheSameKeyGoesOn()
    {
        var person = await service.Crowd.CustomerAsync();
        var client = person.Client.WithKey("open");
        service.Provider.OnRequest = r => r.Method == "POST" ? Trouble.Html(doesIt: true) : null;

        (await client.PostAsync("/balance/charges", new { amount = 500 })).ShouldBeProblem(
            HttpStatusCode.ServiceUnavailable,
            "overloaded"
        );
        service.Provider.OnRequest = _ => null;
        var opened = await client.PostAsync("/balance/charges", new { amount = 500 });

        opened.ShouldBe(HttpStatusCode.Accepted);
        var ids = await service.Sql.ColumnAsync<Guid>("SELECT id FROM charges WHERE user_id = $1", person.UserId);
        ids.Should().Equal(opened.Get<Guid>("chargeId"));
    }

    [Fact]
    public async Task Confirm_PaidInTheBrowser_CreditsOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        (await person.Client.ConfirmAsync(chargeId, new { })).ShouldBe(HttpStatusCode.Accepted);
        service.Provider.Pay(chargeId);

        var confirmed = await person.Client.ConfirmAsync(chargeId, new { payment_intent = "pi_x" });
        var again = await person.At(1).ConfirmAsync(chargeId, new { });

        confirmed.ShouldBe(HttpStatusCode.OK).Get<long>("balance").Should().Be(12_000);
        again.Text.Should().Be(confirmed.Text);
        (await service.EntriesAsync(person)).Should().Equal(12_000);
    }

    [Fact]
    public async Task Confirm_TheCardWasRefused_IsDeclinedAndCannotBePaidLater()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        service.Provider.Decline(chargeId);

        var refused = await person.Client.ConfirmAsync(chargeId, new { });

        refused.ShouldBeProblem(HttpStatusCode.PaymentRequired, "charge_declined");
        refused.Get<string>("providerCode").Should().Be("insufficient_funds");
        ((string?)service.Provider.IntentOf(chargeId)["status"]).Should().Be("canceled");
        (await person.StatusAsync(chargeId)).Should().Be("declined");
    }

    [Fact]
    public async Task Confirm_AnotherPayment_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey = "pi_another" });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Confirm_AnotherAmountWasTaken_CreditsNothing()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        service.Provider.Pay(chargeId, amount: 120);

        var answer = await person.Client.ConfirmAsync(chargeId, new { });

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        (await service.EntriesAsync(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task Confirm_AfterTheEndButPaidBefore_IsCredited()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        service.Provider.Pay(chargeId);
        await service.ExpireAsync(chargeId);

        (await person.Client.ConfirmAsync(chargeId, new { })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Confirm_AfterTheEndAndUnpaid_EndsThePaymentToo()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        await service.ExpireAsync(chargeId);

        (await person.Client.ConfirmAsync(chargeId, new { })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "charge_expired"
        );
        ((string?)service.Provider.IntentOf(chargeId)["status"]).Should().Be("canceled");
    }

    [Fact]
    public async Task Webhook_Signed_CreditsWithoutAConfirmation()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        var body = Message(service.Provider.Pay(chargeId), chargeId);

        for (var i = 0; i < 2; i++)
            (await HearAsync(body, StubStripe.Sign(body, service.Clock.GetUtcNow()))).ShouldBe(
                HttpStatusCode.NoContent
            );

        (await person.StatusAsync(chargeId)).Should().Be("paid");
        (await service.EntriesAsync(person)).Should().Equal(12_000);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("wrong secret")]
    [InlineData("old")]
    [InlineData("early")]
    [InlineData("altered")]
    [InlineData("nonsense")]
    [InlineData("no time")]
    public async Task Webhook_WrongSignature_IsRefusedAndNotAsked(string kind)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        var body = Message(service.Provider.Pay(chargeId), chargeId);
        var now = service.Clock.GetUtcNow();
        var good = StubStripe.Sign(body, now);
        var signature = kind switch
        {
            "none" => null,
            "wrong secret" => StubStripe.Sign(body, now, "whsec_other"),
            "old" => StubStripe.Sign(body, now.AddMinutes(-6)),
            "early" => StubStripe.Sign(body, now.AddMinutes(6)),
            "altered" => StubStripe.Sign(body + " ", now),
            "no time" => good[(good.IndexOf(',') + 1)..],
            _ => "t=99999999999999999999,v1=zz",
        };
        var before = service.Provider.Requests.Count;

        var answer = await HearAsync(body, signature);

        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "webhook_signature_invalid");
        service.Provider.Requests.Count.Should().Be(before);
        (await service.EntriesAsync(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task Webhook_OfAProviderWithoutKeys_IsAcceptedAndIgnored()
    {
        var answer = await service.Client().PostAsync("/webhooks/payments/toss_payments", new { data = 1 });

        answer.ShouldBe(HttpStatusCode.NoContent);
    }

    private static string Message(string intent, string chargeId) =>
        new JsonObject
        {
            ["id"] = "evt_1",
            ["object"] = "event",
            ["type"] = "payment_intent.succeeded",
            ["data"] = new JsonObject
            {
                ["object"] = new JsonObject
                {
                    ["id"] = intent,
                    ["object"] = "payment_intent",
                    ["metadata"] = new JsonObject { ["charge_id"] = chargeId },
                },
            },
        }.ToJsonString();

    private async Task<Answer> HearAsync(string body, string? signature)
    {
        using var http = service.Hosts[0].CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks/payments/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Headers, response.Content.Headers, text);
    }
}
