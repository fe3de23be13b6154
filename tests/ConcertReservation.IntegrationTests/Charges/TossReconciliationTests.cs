using System.Net;
using System.Text.Json.Nodes;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>What becomes of charges about which the provider has not said: nothing is guessed, and nothing is lost.</summary>
public sealed class TossReconciliationTests(OneToss service) : IClassFixture<OneToss>
{
    public static TheoryData<string, bool> Troubles { get; } =
        new()
        {
            { "html", true },
            { "html", false },
            { "error", true },
            { "error", false },
            { "late", true },
            { "late", false },
        };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Confirm_NoUsableAnswer_IsCreditedOnceLater(string kind, bool doesIt)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(3_000);
        var paymentKey = service.Provider.Authorize(chargeId, 3_000);
        var trouble = kind switch
        {
            "html" => Trouble.Html(doesIt),
            "error" => Trouble.Error(doesIt),
            _ => Trouble.Late(doesIt),
        };
        var isAway = true;
        service.Provider.OnRequest = r =>
            isAway && (r.Body.Contains(chargeId) || r.Path.Contains(chargeId)) ? trouble : null;

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey });

        answer.ShouldBe(HttpStatusCode.Accepted).Get<string>("status").Should().Be("pending");
        (await service.EntriesAsync(person)).Should().BeEmpty();
        isAway = false;
        await person.UntilAsync(chargeId, "paid");
        (await service.EntriesAsync(person)).Should().Equal(3_000);
        (await person.Client.ConfirmAsync(chargeId, new { paymentKey })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Confirm_WithAKeyWhilePending_IsNotTheFinalAnswer()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(3_000);
        var paymentKey = service.Provider.Authorize(chargeId, 3_000);
        var isAway = true;
        service.Provider.OnRequest = r =>
            isAway && (r.Body.Contains(chargeId) || r.Path.Contains(chargeId)) ? Trouble.Error(doesIt: true) : null;
        var client = person.Client.WithKey("confirm");

        (await client.ConfirmAsync(chargeId, new { paymentKey })).ShouldBe(HttpStatusCode.Accepted);
        isAway = false;
        await person.UntilAsync(chargeId, "paid");

        (await client.ConfirmAsync(chargeId, new { paymentKey })).ShouldBe(HttpStatusCode.OK);
        var replayed = await client.ConfirmAsync(chargeId, new { paymentKey });
        replayed.ShouldBe(HttpStatusCode.OK).Headers.Contains("Idempotency-Replayed").Should().BeTrue();
        (await service.EntriesAsync(person)).Should().Equal(3_000);
    }

    [Fact]
    public async Task Reconcile_NeverConfirmed_ExpiresWithoutMoney()
    {
        var person = await service.Crowd.CustomerAsync();
        var (untouched, authorized) = (await person.OpenAsync(3_000), await person.OpenAsync(4_000));
        service.Provider.Authorize(authorized, 4_000);

        await service.ExpireAsync(untouched);
        await service.ExpireAsync(authorized);

        await person.UntilAsync(untouched, "expired");
        await person.UntilAsync(authorized, "expired");
        ((string?)service.Provider.PaymentOf(authorized)["status"]).Should().Be("IN_PROGRESS");
        (await service.EntriesAsync(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task Reconcile_ExpiredButTheMoneyWasTaken_IsCreditedByTheMessageAboutIt()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(3_000);
        await service.ExpireAsync(chargeId);
        await person.UntilAsync(chargeId, "expired");
        service.Provider.Authorize(chargeId, 3_000);
        service.Provider.PaymentOf(chargeId)["status"] = "DONE";

        (await HearAsync(chargeId)).ShouldBe(HttpStatusCode.NoContent);

        (await person.StatusAsync(chargeId)).Should().Be("paid", "the money is the customer's");
        (await service.EntriesAsync(person)).Should().Equal(3_000);
    }

    [Fact]
    public async Task Webhook_ForgedRepeatedOrUnknown_CreditsOnlyWhatTheProviderConfirms()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(3_000);

        (await HearAsync(chargeId)).ShouldBe(HttpStatusCode.NoContent);
        (await service.EntriesAsync(person)).Should().BeEmpty("the message says DONE, and the provider does not");

        service.Provider.Authorize(chargeId, 3_000);
        service.Provider.PaymentOf(chargeId)["status"] = "DONE";
        for (var i = 0; i < 3; i++)
            (await HearAsync(chargeId)).ShouldBe(HttpStatusCode.NoContent);
        (await HearAsync(Guid.CreateVersion7(service.Clock.GetUtcNow()).ToString())).ShouldBe(HttpStatusCode.NoContent);
        (await HearAsync("not-ours")).ShouldBe(HttpStatusCode.NoContent);

        (await service.EntriesAsync(person)).Should().Equal(3_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"data":7}""")]
    [InlineData("""{"data":{"orderId":7}}""")]
    public async Task Webhook_Nonsense_ChangesNothing(string body)
    {
        var answer = await service.Client().PostRawAsync("/webhooks/payments/toss_payments", body);

        answer.Status.Should().BeOneOf(HttpStatusCode.NoContent, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Webhook_LargeBody_IsRefused()
    {
        var answer = await service
            .Client()
            .PostRawAsync("/webhooks/payments/toss_payments", $"\"{new string('x', 70_000)}\"");

        answer.ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payload_too_large");
    }

    [Fact]
    public async Task Metrics_CountWhatBecameOfCharges()
    {
        var person = await service.Crowd.CustomerAsync();
        await service.PaidAsync(person, 1_000);

        var metrics = (await service.Client().GetAsync("//metrics")).Text;

        metrics.Should().MatchRegex(@"concert_reservation_charges_opened_total\{[^}]*\} [1-9]");
        metrics.Should().MatchRegex(@"concert_reservation_charges_ended_total\{[^}]*outcome=""paid""[^}]*\} [1-9]");
        metrics.Should().MatchRegex(@"concert_reservation_charges_discrepancies_total\{[^}]*\} \d");
        metrics.Should().MatchRegex(@"concert_reservation_charges_waiting\{[^}]*\} \d");
    }

    private Task<Answer> HearAsync(string orderId) =>
        service
            .Client()
            .PostAsync(
                "/webhooks/payments/toss_payments",
                new JsonObject
                {
                    ["eventType"] = "PAYMENT_STATUS_CHANGED",
                    ["createdAt"] = "2026-12-01T00:00:00.000000",
                    ["data"] = new JsonObject
                    {
                        ["orderId"] = orderId,
                        ["status"] = "DONE",
                        ["totalAmount"] = 9_999,
                    },
                }
            );
}
