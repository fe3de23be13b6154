using System.Net;
using System.Text;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Charges through TossPayments, without a worker: what a confirmation does by itself.</summary>
public sealed class TossChargeTests(TossWithoutWorker service) : IClassFixture<TossWithoutWorker>
{
    [Fact]
    public async Task Open_WithAProvider_IsPendingWithWhatTheWidgetNeeds()
    {
        var person = await service.Crowd.CustomerAsync();

        var opened = await person.Client.PostAsync("/balance/charges", new { amount = 12_000 });

        opened
            .ShouldBe(HttpStatusCode.Accepted)
            .Json.ShouldHaveFields("chargeId", "amount", "status", "expiresAt", "checkout");
        opened["chargeId"].ShouldBeVersion7();
        opened.Get<string>("status").Should().Be("pending");
        var checkout = opened["checkout"]!;
        ((string?)checkout["provider"]).Should().Be("toss_payments");
        ((string?)checkout["orderId"]).Should().Be(opened.Get<string>("chargeId"));
        ((string?)checkout["clientKey"]).Should().Be("test_gck_x");
        ((string?)checkout["scriptUrl"]).Should().Be("https://js.tosspayments.com/v2/standard");
        opened.Text.Should().NotContain(StubTossPayments.SecretKey);
        opened.Headers.Location!.ToString().Should().EndWith($"/balance/charges/{opened.Get<string>("chargeId")}");
        (await person.BalanceAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Confirm_TheCustomerHasAgreed_TakesTheMoneyAsDocumentedAndCreditsOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(12_000);
        var paymentKey = service.Provider.Authorize(chargeId, 12_000);

        var body = new
        {
            paymentKey,
            orderId = chargeId,
            amount = 12_000,
            paymentType = "NORMAL",
        };
        var confirmed = await person.Client.ConfirmAsync(chargeId, body);
        var again = await person.At(1).ConfirmAsync(chargeId, body);

        confirmed
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields("chargeId", "status", "amount", "entryId", "balance");
        confirmed.Get<string>("status").Should().Be("paid");
        confirmed.Get<long>("balance").Should().Be(12_000);
        again.ShouldBe(HttpStatusCode.OK).Text.Should().Be(confirmed.Text);
        (await service.EntriesAsync(person)).Should().Equal(12_000);
        var sent = service.Provider.To("/confirm").Single(r => (string?)r.Json["orderId"] == chargeId);
        sent.Authorization.Should()
            .Be("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(StubTossPayments.SecretKey + ":")));
        sent.Key.Should().StartWith(Guid.Parse(chargeId).ToString("N"));
        sent.Json.ShouldHaveFields("paymentKey", "orderId", "amount");
        ((long)sent.Json["amount"]!).Should().Be(12_000);
    }

    [Fact]
    public async Task Confirm_TheBankRefuses_IsDeclinedForGood()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(5_000);
        var paymentKey = service.Provider.Authorize(chargeId, 5_000);
        service.Provider.OnRequest = r =>
            r.Body.Contains(chargeId) ? Trouble.Refusal(403, "REJECT_CARD_PAYMENT") : null;

        var refused = await person.Client.ConfirmAsync(chargeId, new { paymentKey });
        service.Provider.OnRequest = _ => null;
        var again = await person.Client.ConfirmAsync(chargeId, new { paymentKey });

        refused.ShouldBeProblem(HttpStatusCode.PaymentRequired, "charge_declined");
        refused.Get<string>("providerCode").Should().Be("REJECT_CARD_PAYMENT");
        refused.Get<string>("reason").Should().Contain("told to the customer");
        again.ShouldBeProblem(HttpStatusCode.PaymentRequired, "charge_declined");
        (await person.StatusAsync(chargeId)).Should().Be("declined");
        (await service.EntriesAsync(person)).Should().BeEmpty();
        ((string?)service.Provider.PaymentOf(chargeId)["status"]).Should().Be("IN_PROGRESS", "it is never confirmed");
    }

    [Fact]
    public async Task Confirm_AnotherAmountInTheBody_IsRefusedBeforeTheProviderIsAsked()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(5_000);
        var paymentKey = service.Provider.Authorize(chargeId, 5_000);

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey, amount = 5_001 });

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        service.Provider.Requests.Should().NotContain(r => r.Body.Contains(chargeId));
        (await person.StatusAsync(chargeId)).Should().Be("pending");
    }

    [Fact]
    public async Task Confirm_TheWidgetHadAnotherAmount_IsRefusedAndNothingIsTaken()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(50_000);
        var paymentKey = service.Provider.Authorize(chargeId, 100);

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey });

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        (await service.EntriesAsync(person)).Should().BeEmpty();
        ((string?)service.Provider.PaymentOf(chargeId)["status"]).Should().Be("IN_PROGRESS");
    }

    [Fact]
    public async Task Confirm_AnotherOrder_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        var (mine, other) = (await person.OpenAsync(5_000), await person.OpenAsync(5_000));
        var paymentKey = service.Provider.Authorize(mine, 5_000);

        var answer = await person.Client.ConfirmAsync(mine, new { paymentKey, orderId = other });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await service.EntriesAsync(person)).Should().BeEmpty();
    }

    [Fact]
    public async Task Confirm_AnotherPersonsChargeOrPayment_IsRefusedAndCreditsNobody()
    {
        var (owner, thief) = (await service.Crowd.CustomerAsync(), await service.Crowd.CustomerAsync());
        var (his, mine) = (await owner.OpenAsync(5_000), await thief.OpenAsync(5_000));
        var paymentKey = service.Provider.Authorize(his, 5_000);

        var charge = await thief.Client.ConfirmAsync(his, new { paymentKey });
        var payment = await thief.Client.ConfirmAsync(mine, new { paymentKey });

        charge.ShouldBeProblem(HttpStatusCode.NotFound, "charge_not_found");
        payment.ShouldBeProblem(HttpStatusCode.PaymentRequired, "charge_declined");
        (await thief.StatusAsync(mine)).Should().Be("pending", "the right payment may still come");
        (await service.EntriesAsync(thief)).Should().BeEmpty();
        (await owner.Client.ConfirmAsync(his, new { paymentKey })).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData(null)]
    public async Task Confirm_WithoutAPaymentKey_IsRefused(string? paymentKey)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(5_000);

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey });

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Confirm_TheProviderHasTakenAnotherAmount_CreditsNothingAndTellsTheOperators()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(5_000);
        var paymentKey = service.Provider.Authorize(chargeId, 5_000);
        service.Provider.ReportedAmount = 4_000;

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey });
        service.Provider.ReportedAmount = null;

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        (await service.EntriesAsync(person)).Should().BeEmpty();
        (await person.StatusAsync(chargeId)).Should().Be("pending");
        var listed = await (await service.Crowd.OperatorAsync()).Client.GetAsync("/admin/charges/discrepancies");
        var found = listed["items"]!.AsArray().Single(item => (string?)item!["chargeId"] == chargeId)!;
        ((string?)found["kind"]).Should().Be("another_payment");
        ((long)found["expected"]!).Should().Be(5_000);
        ((long)found["found"]!).Should().Be(4_000);
    }

    [Fact]
    public async Task Confirm_AfterTheEnd_IsExpiredAndNothingIsTaken()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(5_000);
        var paymentKey = service.Provider.Authorize(chargeId, 5_000);
        await service.ExpireAsync(chargeId);

        var answer = await person.Client.ConfirmAsync(chargeId, new { paymentKey });

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "charge_expired");
        (await person.StatusAsync(chargeId)).Should().Be("expired");
        ((string?)service.Provider.PaymentOf(chargeId)["status"]).Should().Be("IN_PROGRESS");
    }

    [Fact]
    public async Task Open_PendingChargesReachTheLimit_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        await service.Sql.ExecuteAsync("UPDATE wallets SET balance = 985000000 WHERE user_id = $1", person.UserId);
        await person.OpenAsync(10_000_000);

        var second = await person.Client.PostAsync("/balance/charges", new { amount = 10_000_000 });
        var third = await person.Client.PostAsync("/balance/charges", new { amount = 5_000_000 });

        second.ShouldBeProblem(HttpStatusCode.Conflict, "balance_limit_reached");
        third.ShouldBe(HttpStatusCode.Accepted);
        await service.Sql.ExecuteAsync("UPDATE wallets SET balance = 0 WHERE user_id = $1", person.UserId);
    }

    [Fact]
    public async Task Open_RepeatedWithAKeyAfterTheResponseWasLost_FindsTheSameCharge()
    {
        var person = await service.Crowd.CustomerAsync();
        var first = await person.Client.WithKey("open").PostAsync("/balance/charges", new { amount = 700 });
        // The process died after the charge was stored.
        await service.Sql.ExecuteAsync("DELETE FROM idempotency_keys WHERE user_id = $1", person.UserId);

        var again = await person.At(1).WithKey("open").PostAsync("/balance/charges", new { amount = 700 });
        var replayed = await person.At(1).WithKey("open").PostAsync("/balance/charges", new { amount = 700 });
        var other = await person.At(1).WithKey("open").PostAsync("/balance/charges", new { amount = 701 });

        again.ShouldBe(HttpStatusCode.Accepted).Get<string>("chargeId").Should().Be(first.Get<string>("chargeId"));
        replayed.Text.Should().Be(again.Text);
        replayed.Headers.Contains("Idempotency-Replayed").Should().BeTrue();
        other.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task List_OwnCharges_AreNewestFirst()
    {
        var person = await service.Crowd.CustomerAsync();
        var (first, second) = (await person.OpenAsync(100), await person.OpenAsync(200));

        var page = await person.Client.GetAsync("/balance/charges?limit=1");
        var next = await person.Client.GetAsync($"/balance/charges?limit=1&cursor={page.Get<string>("nextCursor")}");

        ((string?)page["items"]![0]!["chargeId"]).Should().Be(second);
        ((string?)next["items"]![0]!["chargeId"]).Should().Be(first);
        page["items"]![0]!.ShouldHaveFields(
            "chargeId",
            "amount",
            "status",
            "createdAt",
            "expiresAt",
            "paidAt",
            "entryId",
            "cancelledAmount",
            "reason",
            "checkout",
            "cancellations"
        );
    }

    [Fact]
    public async Task Find_AnotherPersonsCharge_IsNotFound()
    {
        var (owner, other) = (await service.Crowd.CustomerAsync(), await service.Crowd.CustomerAsync());
        var chargeId = await owner.OpenAsync(100);

        (await other.Client.GetAsync($"/balance/charges/{chargeId}")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "charge_not_found"
        );
        (await other.Client.CancelAsync(chargeId)).ShouldBeProblem(HttpStatusCode.NotFound, "charge_not_found");
    }
}

internal static class ChargeTimes
{
    /// <summary>Moves the times of one charge into the past, as if its time were over.</summary>
    public static Task ExpireAsync(this Service service, string chargeId) =>
        service.Sql.ExecuteAsync(
            """
            UPDATE charges SET created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour',
                due_at = least(due_at, now()) WHERE id = $1
            """,
            Guid.Parse(chargeId)
        );
}
