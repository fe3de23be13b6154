using System.Net;
using ConcertReservation.IntegrationTests.Overload;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Idempotency;

/// <summary>
/// A repeated request that arrives before the first response is stored, and reaches the gate when the payment has ended
/// the queue token. The gate must not refuse it as a payment with an ended token.
/// </summary>
public sealed class LateRepeatTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Pay_RepeatedRequestAtTheGateAfterTheTokenEnded_GetsTheStoredResponse()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Pay);

        var (first, copy) = await CrossAsync(call, call);

        first.ShouldBe(HttpStatusCode.Created);
        ShouldBeReplayOrInUse(copy, first);
    }

    [Fact]
    public async Task Pay_RepeatedRequestAtTheGateWithoutQueueToken_DoesNotJoin()
    {
        var call = await IdempotentCall.ReadyAsync(service, IdempotentCall.Pay);
        var bare = call with { Caller = call.Caller with { Client = call.Caller.Client.WithoutQueueToken() } };

        var (first, copy) = await CrossAsync(call, bare);

        first.ShouldBe(HttpStatusCode.Created);
        ShouldBeReplayOrInUse(copy, first);
        var tokens = await service.Sql.ColumnAsync<string>(
            "SELECT status FROM queue_tokens WHERE user_id = $1",
            call.Caller.UserId
        );
        tokens.Should().Equal("completed");
    }

    // Others read the table too: the workers, and the batch of the first request.
    private Task<long> CountReadersOfTheReservationAsync() =>
        service.Sql.ScalarAsync<long>(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%reservation_seats%'
            """
        );

    private static void ShouldBeReplayOrInUse(Answer copy, Answer first)
    {
        if (copy.IsReplay())
            copy.Text.Should().Be(first.Text);
        else
            copy.ShouldBeProblem(HttpStatusCode.Conflict, "idempotency_key_in_use");
    }

    [Fact]
    public async Task Pay_PaidReservationWithANewKeyWithoutQueueToken_Joins()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        await service.VisitorAsync(concert);

        var again = await (buyer with { Client = buyer.Client.WithoutQueueToken() })
            .WithKey("another")
            .PostAsync($"/reservations/{reservationId}/payment");

        again.ShouldBe(HttpStatusCode.Accepted)["queue"]!["position"]!.GetValue<long>().Should().Be(1);
    }

    // The first request waits for its wallet. The copy finds no stored response, then waits for the table with the
    // performance until the first commits: the lock of the test queues behind the first, and the copy behind the test.
    // So the copy reads its queue token after the first has ended it.
    private async Task<(Answer First, Answer Copy)> CrossAsync(IdempotentCall call, IdempotentCall copy)
    {
        var wallet = await RowLock.OnWalletAsync(call.Caller);
        var first = call.SendAsync("same");
        await wallet.UntilWaitedForAsync(connections: 1);

        await using var connection = new NpgsqlConnection(service.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var lockTable = new NpgsqlCommand("LOCK TABLE performances", connection, transaction);
        var locking = lockTable.ExecuteNonQueryAsync();
        await wallet.UntilWaitedForAsync(connections: 2);
        var second = copy.SendAsync("same");
        await Eventually.Is(
            async () => second.IsCompleted || await CountReadersOfTheReservationAsync() == 1,
            "the copy has to be refused, or to wait for that table"
        );

        await wallet.DisposeAsync();
        await first;
        await locking;
        await transaction.RollbackAsync();
        return (await first, await second);
    }
}
