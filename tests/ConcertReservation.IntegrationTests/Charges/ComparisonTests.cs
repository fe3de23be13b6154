using System.Text.Json.Nodes;
using ConcertReservation.Application.Charges;
using ConcertReservation.Domain.Charges;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>The provider's list of a day against the ledger.</summary>
public sealed class ComparisonTests(TossWithoutWorker service) : IClassFixture<TossWithoutWorker>
{
    [Fact]
    public async Task Compare_ADay_FindsEveryDifferenceOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        var good = await service.PaidAsync(person, 1_000);
        var missing = await service.PaidAsync(person, 2_000);
        service.Provider.PaymentOf(missing)["status"] = "ABORTED";
        var lost = await person.OpenAsync(3_000);
        service.Provider.Authorize(lost, 3_000);
        service.Provider.PaymentOf(lost)["status"] = "DONE";
        var givenBack = await service.PaidAsync(person, 4_000);
        Add(good, "DONE", 1_000);
        Add(lost, "DONE", 3_000);
        Add(givenBack, "DONE", 4_000);
        Add(givenBack, "PARTIAL_CANCELED", 500);
        service.Provider.Transactions.Add(Line("t-x", "tgen_unknown", "shop-7", "DONE", 70));

        await CompareAsync();
        await CompareAsync();

        var listed = await (await service.Crowd.OperatorAsync()).Client.GetAsync("/admin/charges/discrepancies");
        listed["items"]!
            .AsArray()
            .Select(item => ((string?)item!["kind"], (string?)item["chargeId"]))
            .Should()
            .BeEquivalentTo([
                ("unknown_payment", null),
                ("missing_payment", missing),
                ("another_cancellation", (string?)givenBack),
            ]);
        (await person.StatusAsync(lost)).Should().Be("paid", "the comparison asks about it");
        var query = service.Provider.To("/transactions")[0];
        query.Argument("startDate").Should().MatchRegex(@"^\d{4}-\d\d-\d\dT00:00:00$", "days are Korean");
        service.Provider.To("/transactions").Should().ContainSingle("a day is compared once");
    }

    private void Add(string chargeId, string status, long amount) =>
        service.Provider.Transactions.Add(
            Line(
                $"t-{service.Provider.Transactions.Count}",
                (string)service.Provider.PaymentOf(chargeId)["paymentKey"]!,
                chargeId,
                status,
                amount
            )
        );

    private static JsonObject Line(string key, string paymentKey, string orderId, string status, long amount) =>
        new()
        {
            ["transactionKey"] = key,
            ["paymentKey"] = paymentKey,
            ["orderId"] = orderId,
            ["status"] = status,
            ["currency"] = "KRW",
            ["amount"] = amount,
        };

    private async Task CompareAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        var provider = scope
            .ServiceProvider.GetRequiredService<IPaymentProviders>()
            .Find(PaymentProviderName.TossPayments)!;
        var today = DateOnly.FromDateTime(service.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).Date);
        await scope
            .ServiceProvider.GetRequiredService<ChargeComparisonFacade>()
            .CompareAsync(provider, today, CancellationToken.None);
    }
}
