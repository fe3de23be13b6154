using System.Net;
using ConcertReservation.IntegrationTests.Overload;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>A stored response and its effect are committed together or not at all.</summary>
public sealed class AtomicityTests(OneInstance service) : IClassFixture<OneInstance>
{
    public static TheoryData<string> Kinds => IdempotentCall.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Post_ResponseCannotBeStored_HasNoEffect(string kind)
    {
        var call = await IdempotentCall.ReadyAsync(service, kind);
        await using var failing = await FailingTable.OnInsertAsync(service, "idempotency_keys", deferred: false);

        var failed = await call.SendAsync("key");

        failed.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        (await call.CountEffectsAsync()).Should().Be(0);
        (await call.CountStoredAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Charge_CommitFails_StoresNoResponse()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        await using var failing = await FailingTable.OnInsertAsync(service, "ledger_entries", deferred: true);

        var failed = await call.SendAsync("key");

        failed.ShouldBeProblem(HttpStatusCode.InternalServerError, "internal_error");
        (await call.CountEffectsAsync()).Should().Be(0);
        (await call.CountStoredAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Charge_AfterAFailure_RunsWithTheSameKey()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        await using (await FailingTable.OnInsertAsync(service, "idempotency_keys", deferred: false))
            await call.SendAsync("key");

        var repeated = await call.SendAsync("key");

        repeated.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        (await call.CountEffectsAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Charge_ConnectionBreaks_RunsOnceWithTheSameKey()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Charge);
        Answer cut;
        await using (var rowLock = await RowLock.OnWalletAsync(call.Caller))
        {
            var running = call.SendAsync("key");
            await rowLock.UntilWaitedForAsync();
            await rowLock.KillWaitersAsync();
            cut = await running;
        }

        var repeated = await call.SendAsync("key");

        cut.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "overloaded");
        repeated.ShouldBe(HttpStatusCode.Created).IsReplay().Should().BeFalse();
        (await call.CountEffectsAsync()).Should().Be(1);
        (await call.CountStoredAsync()).Should().Be(1);
    }
}
