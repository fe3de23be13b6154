using System.Net;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Money that goes back to the card.</summary>
public sealed class TossCancellationTests(OneToss service) : IClassFixture<OneToss>
{
    [Fact]
    public async Task Cancel_InParts_GivesBackEachOnceAndAtMostTheCharge()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);

        var part = await person.Client.CancelAsync(chargeId, new { amount = 3_000 });
        var rest = await person.Client.CancelAsync(chargeId);
        var more = await person.Client.CancelAsync(chargeId, new { amount = 1 });
        var nothing = await person.Client.CancelAsync(chargeId);

        part.ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields("cancellationId", "chargeId", "amount", "status", "cancelledAmount", "balance");
        part.Get<string>("status").Should().Be("done");
        part.Get<long>("balance").Should().Be(7_000);
        rest.ShouldBe(HttpStatusCode.OK).Get<long>("amount").Should().Be(7_000);
        more.ShouldBeProblem(HttpStatusCode.Conflict, "amount_mismatch");
        nothing.ShouldBe(HttpStatusCode.OK).Get<long>("cancelledAmount").Should().Be(10_000);
        (await service.EntriesAsync(person)).Should().Equal(10_000, -3_000, -7_000);
        (await person.StatusAsync(chargeId)).Should().Be("cancelled");
        ((long)service.Provider.PaymentOf(chargeId)["balanceAmount"]!).Should().Be(0);
        var entries = await person.Client.GetAsync("/balance/entries");
        ((string?)entries["items"]![0]!["cause"]).Should().Be("charge_cancellation");
    }

    [Fact]
    public async Task Cancel_Any_IsSentAsDocumented()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);

        var done = await person.Client.CancelAsync(chargeId, new { amount = 4_000 });

        var sent = service
            .Provider.To("/cancel")
            .Single(r => r.Path.Contains((string)service.Provider.PaymentOf(chargeId)["paymentKey"]!));
        sent.Json.ShouldHaveFields("cancelReason", "cancelAmount");
        ((long)sent.Json["cancelAmount"]!).Should().Be(4_000);
        sent.Key.Should().Be(done.Get<Guid>("cancellationId").ToString("N"));
    }

    [Fact]
    public async Task Cancel_MoneyThatIsSpent_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);
        await person.SpendAsync(service, 6_000);

        var all = await person.Client.CancelAsync(chargeId);
        var left = await person.Client.CancelAsync(chargeId, new { amount = 4_000 });

        all.ShouldBeProblem(HttpStatusCode.Conflict, "insufficient_balance");
        all.Get<long>("balance").Should().Be(4_000);
        left.ShouldBe(HttpStatusCode.OK);
        (await person.BalanceAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Cancel_RepeatedWithAKey_GivesBackOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);
        var client = person.Client.WithKey("back");

        var first = await client.CancelAsync(chargeId, new { amount = 1_000 });
        // The process died after the effect and before the response was stored.
        await service.Sql.ExecuteAsync("DELETE FROM idempotency_keys WHERE user_id = $1", person.UserId);
        var again = await client.CancelAsync(chargeId, new { amount = 1_000 });
        var other = await client.CancelAsync(chargeId, new { amount = 2_000 });

        again.ShouldBe(HttpStatusCode.OK).Get<Guid>("cancellationId").Should().Be(first.Get<Guid>("cancellationId"));
        other.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        (await service.EntriesAsync(person)).Should().Equal(10_000, -1_000);
    }

    [Fact]
    public async Task Cancel_TheProviderRefuses_PutsTheMoneyBack()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);
        service.Provider.OnRequest = r =>
            r.Path.EndsWith("/cancel", StringComparison.Ordinal)
                ? Trouble.Refusal(403, "NOT_CANCELABLE_PAYMENT")
                : null;

        var answer = await person.Client.CancelAsync(chargeId);
        service.Provider.OnRequest = _ => null;

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "charge_cancellation_refused");
        answer.Get<string>("providerCode").Should().Be("NOT_CANCELABLE_PAYMENT");
        (await service.EntriesAsync(person)).Should().Equal(10_000, -10_000, 10_000);
        (await person.StatusAsync(chargeId)).Should().Be("paid");
        (await person.Client.CancelAsync(chargeId)).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancel_NoUsableAnswer_IsDoneOnceLater(bool doesIt)
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);
        var isAway = true;
        service.Provider.OnRequest = r => isAway && (r.Path.Contains(chargeId)) ? Trouble.Html(doesIt) : null;

        var answer = await person.Client.CancelAsync(chargeId, new { amount = 2_500 });

        answer.ShouldBe(HttpStatusCode.Accepted).Get<string>("status").Should().Be("pending");
        answer.Get<long>("balance").Should().Be(7_500, "the money cannot be spent meanwhile");
        isAway = false;
        await Eventually.Is(
            async () =>
                (string?)(await person.Client.GetAsync($"/balance/charges/{chargeId}"))["cancellations"]![0]!["status"]
                == "done",
            "the worker finds out"
        );
        ((long)service.Provider.PaymentOf(chargeId)["balanceAmount"]!).Should().Be(7_500);
        (await service.EntriesAsync(person)).Should().Equal(10_000, -2_500);
    }

    [Fact]
    public async Task Cancel_NotPaid_IsRefused()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await person.OpenAsync(1_000);

        (await person.Client.CancelAsync(chargeId)).ShouldBeProblem(HttpStatusCode.Conflict, "charge_not_paid");
    }
}

internal static class Spending
{
    /// <summary>Buys a seat of this price.</summary>
    public static async Task SpendAsync(this Person person, Service service, long price)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1, price: price);
        var inLine = await person.InLineAsync(concert);
        var held = (await inLine.HoldAsync(concert, concert.SeatIds[0])).EnsureSuccess();
        (await inLine.PayAsync(held.Get<Guid>("reservationId"))).EnsureSuccess();
    }
}
