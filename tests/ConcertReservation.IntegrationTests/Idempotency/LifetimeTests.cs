using System.Net;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.IntegrationTests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>Responses are stored for 24 hours.</summary>
public sealed class LifetimeTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const string Charges = "/balance/charges";

    [Fact]
    public async Task Charge_RepeatedWithin24Hours_GetsTheStoredResponse()
    {
        var account = await Account.SignUpAsync(service);
        await (await account.SignInAsync()).WithKey("key").PostAsync(Charges, new { amount = 1_000 });
        service.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2));
        var customer = await account.SignInAsync();

        var repeated = await customer.WithKey("key").PostAsync(Charges, new { amount = 1_000 });

        repeated.IsReplay().Should().BeTrue();
        (await customer.BalanceAsync()).Should().Be(1_000);
    }

    [Fact]
    public async Task Charge_RepeatedAfter24Hours_IsANewRequest()
    {
        var account = await Account.SignUpAsync(service);
        await (await account.SignInAsync()).WithKey("key").PostAsync(Charges, new { amount = 1_000 });
        service.Clock.Advance(TimeSpan.FromHours(24));
        var customer = await account.SignInAsync();

        var fresh = await customer.WithKey("key").PostAsync(Charges, new { amount = 2_000 });
        var repeated = await customer.WithKey("key").PostAsync(Charges, new { amount = 2_000 });

        fresh.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        repeated.IsReplay().Should().BeTrue();
        repeated.Text.Should().Be(fresh.Text);
        (await customer.BalanceAsync()).Should().Be(3_000);
    }

    [Fact]
    public async Task Sweep_After24Hours_DeletesTheOldResponsesAndKeepsTheNew()
    {
        var early = await service.Crowd.CustomerAsync();
        await early.WithKey("key").PostAsync(Charges, new { amount = 1_000 });
        service.Clock.Advance(TimeSpan.FromHours(24));
        var late = await service.Crowd.CustomerAsync();
        await late.WithKey("key").PostAsync(Charges, new { amount = 1_000 });

        await SweepAsync();

        (await OwnersAsync()).Should().NotContain(early.UserId).And.Contain(late.UserId);
    }

    [Fact]
    public async Task Sweep_ManyRows_UsesBoundedBatches()
    {
        var customer = await service.Crowd.CustomerAsync();
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO idempotency_keys (user_id, key, fingerprint, status, content_type, body, at)
            SELECT $1, 'key ' || n, '', 201, '', '', $2 FROM generate_series(1, 2500) AS n
            """,
            customer.UserId,
            service.Clock.GetUtcNow() - TimeSpan.FromHours(25)
        );

        var first = await SweepAsync();
        var remaining = (await OwnersAsync()).Count(owner => owner == customer.UserId);
        while (await SweepAsync()) { }

        first.Should().BeTrue();
        remaining.Should().BeInRange(2_500 - IdempotencyFacade.SweepBatch, 2_499);
        (await OwnersAsync()).Should().NotContain(customer.UserId);
    }

    private async Task<bool> SweepAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdempotencyFacade>().SweepAsync(CancellationToken.None);
    }

    private Task<IReadOnlyList<Guid>> OwnersAsync() =>
        service.Sql.ColumnAsync<Guid>("SELECT user_id FROM idempotency_keys");
}
