using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>One instance whose statements may take one second, including waiting.</summary>
public sealed class HastyService() : Service(instances: 1, ("Database:StatementTimeout", "00:00:01"));

/// <summary>One instance where one request runs and other requests wait for one second.</summary>
public sealed class NarrowService()
    : Service(instances: 1, ("Overload:MaxRunning", "1"), ("Overload:Patience", "00:00:01"));

/// <summary>No request waits forever.</summary>
public sealed class WaitLimitTests(ImpatientService impatient, HastyService hasty, NarrowService narrow)
    : IClassFixture<ImpatientService>,
        IClassFixture<HastyService>,
        IClassFixture<NarrowService>
{
    // Much more than the configured second, and much less than any other limit of the wait.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(8);

    [Fact]
    public Task Charge_LockHeldTooLong_IsRefusedWithRetryAfter() => ShouldRefuseAfterTimeoutAsync(impatient);

    [Fact]
    public Task Charge_StatementTakesTooLong_IsRefusedWithRetryAfter() => ShouldRefuseAfterTimeoutAsync(hasty);

    [Fact]
    public async Task Charge_NoPermitInTime_IsRefusedWithRetryAfterAndTheRunningRequestSucceeds()
    {
        var customer = await narrow.Crowd.CustomerAsync();
        var rowLock = await RowLock.OnWalletAsync(customer);
        var running = ChargeAsync(customer);
        await rowLock.UntilWaitedForAsync();

        var outside = await ChargeAsync(customer).WaitAsync(Bound);

        outside.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        running.IsCompleted.Should().BeFalse();
        await rowLock.DisposeAsync();
        (await running).ShouldBe(HttpStatusCode.Created);
        (await customer.BalanceAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData("lock_timeout", "1s")]
    [InlineData("statement_timeout", "15s")]
    [InlineData("idle_in_transaction_session_timeout", "15s")]
    public async Task Connection_OfTheService_HasItsTimeouts(string setting, string value)
    {
        var source = impatient.Hosts[0].Services.GetRequiredService<NpgsqlDataSource>();

        await using var command = source.CreateCommand($"SHOW {setting}");

        (await command.ExecuteScalarAsync()).Should().Be(value);
    }

    [Fact]
    public async Task Connections_OfTheService_AreFew()
    {
        var source = impatient.Hosts[0].Services.GetRequiredService<NpgsqlDataSource>();

        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);

        settings.MaxPoolSize.Should().Be(30);
        (await impatient.Client().GetAsync("//health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task ShouldRefuseAfterTimeoutAsync(Service service)
    {
        var customer = await service.Crowd.CustomerAsync();
        await using (await RowLock.OnWalletAsync(customer))
        {
            var answer = await ChargeAsync(customer).WaitAsync(Bound);

            answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
            answer.Headers.RetryAfter!.Delta.Should().BePositive();
        }
        (await customer.BalanceAsync()).Should().Be(0);
    }

    private static Task<Answer> ChargeAsync(Person customer) =>
        customer.Client.PostAsync("/balance/charges", new { amount = 1 });
}
