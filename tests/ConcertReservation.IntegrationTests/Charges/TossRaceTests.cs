using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Charges;

/// <summary>Confirmation, webhook and reconciliation on two instances.</summary>
public sealed class TossRaceTests(TwoToss service) : IClassFixture<TwoToss>
{
    [Fact]
    public async Task Confirm_WithWebhooksAndWorkersAtOnce_CreditsEachChargeOnce()
    {
        var people = await service.Crowd.CustomersAsync(10);
        var charges = new List<(Person Person, string ChargeId, string PaymentKey)>();
        foreach (var person in people)
        {
            var chargeId = await person.OpenAsync(1_000);
            charges.Add((person, chargeId, service.Provider.Authorize(chargeId, 1_000)));
        }

        var answers = await Race.RunAsync(
            charges.SelectMany(charge =>
                Enumerable
                    .Range(0, 4)
                    .Select<int, Func<Task<Answer>>>(i =>
                        i % 2 == 0
                            ? () => charge.Person.At(i).ConfirmAsync(charge.ChargeId, new { charge.PaymentKey })
                            : () => HearAsync(i, charge.ChargeId)
                    )
            )
        );

        answers.Should().OnlyContain(answer => (int)answer.Status < 300);
        foreach (var (person, chargeId, _) in charges)
        {
            await person.UntilAsync(chargeId, "paid");
            (await service.EntriesAsync(person)).Should().Equal(1_000);
        }
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Cancel_TheWholeChargeManyTimesAtOnce_GivesItBackOnce()
    {
        var person = await service.Crowd.CustomerAsync();
        var chargeId = await service.PaidAsync(person, 10_000);

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 10),
            i => person.At(i).CancelAsync(chargeId, new { amount = 4_000 })
        );

        answers.Count(answer => answer.Status == HttpStatusCode.OK).Should().Be(2);
        (await service.EntriesAsync(person)).Should().Equal(10_000, -4_000, -4_000);
        ((long)service.Provider.PaymentOf(chargeId)["balanceAmount"]!).Should().Be(2_000);
        await Invariants.HoldAsync(service);
    }

    [Fact]
    public async Task Open_ManyAtOnceWithOneKey_OpensOneCharge()
    {
        var person = await service.Crowd.CustomerAsync();

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 10),
            i => person.At(i).WithKey("once").PostAsync("/balance/charges", new { amount = 100 })
        );

        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.Accepted || a.Code == "idempotency_key_in_use");
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM charges WHERE user_id = $1", person.UserId))
            .Should()
            .Be(1);
    }

    private Task<Answer> HearAsync(int instance, string orderId) =>
        service
            .Client(instance)
            .PostAsync(
                "/webhooks/payments/toss_payments",
                new JsonObject { ["data"] = new JsonObject { ["orderId"] = orderId } }
            );
}
