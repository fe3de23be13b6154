using System.Net;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>
/// The seat cache reads only what changed since its last read. It must have every committed change, whoever wrote it and
/// in whatever order transactions commit.
/// </summary>
public sealed class SeatChangesTests(OneInstance service) : IClassFixture<OneInstance>, IAsyncLifetime
{
    private ISaleSource Source => service.Hosts[0].Services.GetRequiredService<ISaleSource>();

    // A reservation for the seats that the tests hold by hand.
    public async Task InitializeAsync() => await service.HolderAsync(await service.Crowd.ConcertAsync(seats: 1));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task ReadChanges_AfterEachWriter_HasTheStatesOfTheTable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 6);
        var before = await ReadAllAsync(concert);
        var (buyer, paid) = await service.BuyerAsync(concert);
        var bought = await ShouldHaveChangedAsync(before, concert, SeatStatus.Sold);

        (await buyer.Client.PostAsync($"/reservations/{paid}/refund")).ShouldBe(HttpStatusCode.Created);
        var refunded = await ShouldHaveChangedAsync(bought, concert, SeatStatus.Available);
        var (holder, held) = await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        var holding = await ShouldHaveChangedAsync(refunded, concert, SeatStatus.Held);
        (await holder.Client.DeleteAsync($"/reservations/{held}")).ShouldBe(HttpStatusCode.NoContent);
        var released = await ShouldHaveChangedAsync(holding, concert, SeatStatus.Available);
        await service.HolderAsync(concert, 0, concert.SeatIds[2]);
        var heldAgain = await ShouldHaveChangedAsync(released, concert, SeatStatus.Held);
        service.Clock.Advance(TimeSpan.FromMinutes(6));
        await SweepHoldsAsync();
        // The worker of the instance may be at it already.
        await Eventually.Is(
            async () =>
                await service.Sql.ScalarAsync<string>("SELECT status FROM seats WHERE id = $1", concert.SeatIds[2])
                == "available",
            "the hold has to be swept"
        );
        await ShouldHaveChangedAsync(heldAgain, concert, SeatStatus.Available);
    }

    [Fact]
    public async Task ReadChanges_AfterSqlByHand_HasIt()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var before = await ReadAllAsync(concert);

        await HoldByHandAsync(concert.SeatIds[1]);

        await ShouldHaveChangedAsync(before, concert, SeatStatus.Held);
    }

    [Fact]
    public async Task ReadChanges_TheLowerTransactionCommitsLater_MissesNeither()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var before = await ReadAllAsync(concert);
        await using var lower = await Transaction.BeginAsync(service);
        await using var higher = await Transaction.BeginAsync(service);
        await lower.HoldAsync(concert.SeatIds[0]);
        await higher.HoldAsync(concert.SeatIds[1]);

        await higher.CommitAsync();
        var first = await ReadChangesAsync(before);
        await lower.CommitAsync();
        var second = await ReadChangesAsync(first);

        higher.Number.Should().BeGreaterThan(lower.Number);
        StatesOf(first).Should().Equal(SeatStatus.Available, SeatStatus.Held);
        StatesOf(second).Should().Equal(SeatStatus.Held, SeatStatus.Held);
    }

    [Fact]
    public async Task ReadChanges_TheLowerTransactionChangesTheSameSeatLater_HasItsState()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await ReadAllAsync(concert);
        await using var lower = await Transaction.BeginAsync(service);
        await using var higher = await Transaction.BeginAsync(service);
        await higher.HoldAsync(concert.SeatIds[0]);
        await higher.CommitAsync();
        await lower.ReleaseAsync(concert.SeatIds[0]);
        await lower.CommitAsync();

        var after = await ReadChangesAsync(before);

        higher.Number.Should().BeGreaterThan(lower.Number);
        StatesOf(after).Should().Equal(SeatStatus.Available);
    }

    [Fact]
    public async Task ReadChanges_AfterARollback_HasNoChange()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await ReadAllAsync(concert);
        await using var transaction = await Transaction.BeginAsync(service);
        await transaction.HoldAsync(concert.SeatIds[0]);
        await transaction.RollbackAsync();

        var after = await ReadChangesAsync(before);

        after.Log.Should().BeSameAs(before.Log);
    }

    [Fact]
    public async Task ReadChanges_OfAnotherPerformance_HasNoChange()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var before = await ReadAllAsync(concert);

        await HoldByHandAsync(other.SeatIds[0]);

        (await ReadChangesAsync(before)).Log.Should().BeSameAs(before.Log);
    }

    /// <summary>A failover or a restore may have lost transactions whose numbers are used again.</summary>
    [Fact]
    public async Task ReadChanges_AfterTheServerHasStartedAgain_IsNull()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var map = await ReadAllAsync(concert);
        var seats = Enumerable.Range(0, map.Plan.Count).Select(index => (SeatAt(map.Plan, index), map.States[index]));
        var ofAnotherStart = map.Mark with { Server = map.Mark.Server + 1 };
        var before = SeatMap.Of(new SeatReading(map.Performance, [.. seats], [], map.Mark.Oldest, ofAnotherStart));

        (await Source.ReadChangesAsync(before)).Should().BeNull();
        (await Source.ReadChangesAsync(map)).Should().NotBeNull();

        static StoredSeat SeatAt(StoredSeatPlan plan, int index) =>
            new(
                plan.IdAt(index),
                plan.NumberAt(index),
                plan.RowAt(index).Section,
                plan.RowAt(index).Name,
                plan.PriceAt(index)
            );
    }

    [Fact]
    public async Task ReadChanges_AfterItsChangesWereDeleted_IsNull()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await ReadAllAsync(concert);
        await HoldByHandAsync(concert.SeatIds[0]);

        // A transaction of another database of this server may be older.
        await Eventually.Is(
            async () =>
            {
                await PassTheTimeOfKeepingAsync();
                return await CountChangesAsync(concert) == 0;
            },
            "the changes have to be deleted"
        );

        (await Source.ReadChangesAsync(before)).Should().BeNull();
        StatesOf(await ReadAllAsync(concert)).Should().Equal(SeatStatus.Held);
    }

    [Fact]
    public async Task Sweep_ATransactionCommitsLongAfterItWrote_KeepsItsChange()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        await using var slow = await Transaction.BeginAsync(service);
        await slow.HoldAsync(concert.SeatIds[0]);
        await PassTheTimeOfKeepingAsync();
        await PassTheTimeOfKeepingAsync();
        var before = await ReadAllAsync(concert);
        await slow.CommitAsync();

        await PassTheTimeOfKeepingAsync();

        StatesOf(await ReadChangesAsync(before)).Should().Equal(SeatStatus.Held);
    }

    [Fact]
    public async Task Sweep_ChangesOfAServerThatIsAhead_DeletesThemAndTrustsNoneOfItsNumbers()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var before = await ReadAllAsync(concert);
        // As after a dump of another server was restored.
        await service.Sql.ExecuteAsync(
            "INSERT INTO seat_changes VALUES ($1, $2, '4000000000', ARRAY[$3::bigint])",
            concert.ConcertId,
            concert.PerformanceId,
            concert.SeatIds[0]
        );
        await service.Sql.ExecuteAsync("UPDATE seat_change_pruning SET kept_from = '4000000000', noted = '4000000000'");
        await HoldByHandAsync(concert.SeatIds[0]);

        await SweepChangesAsync();

        (await CountChangesAsync(concert)).Should().Be(1);
        StatesOf(await ReadChangesAsync(before)).Should().Equal(SeatStatus.Held);
    }

    [Fact]
    public async Task ReadChanges_WhileManyWrite_EndsWithTheStatesOfTheTable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 40);
        var map = await ReadAllAsync(concert);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(n => WriteAsync(concert, n, stop.Token)).ToList();

        for (var read = 0; read < 100; read++)
            map = await ReadChangesAsync(map);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        map = await ReadChangesAsync(map);

        StatesOf(map).Should().Equal(StatesOf(await ReadAllAsync(concert)));
    }

    /// <summary>Transactions of several statements, some rolled back, that overlap with those of the others.</summary>
    private async Task WriteAsync(ConcertOnSale concert, int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested)
        {
            await using var transaction = await Transaction.BeginAsync(service);
            // Ascending, so that writers cannot deadlock.
            foreach (var seat in concert.SeatIds.Where(_ => random.Next(10) == 0))
                await (random.Next(2) == 0 ? transaction.HoldAsync(seat) : transaction.ReleaseAsync(seat));
            await (random.Next(4) == 0 ? transaction.RollbackAsync() : transaction.CommitAsync());
        }
    }

    private async Task<SeatMap> ShouldHaveChangedAsync(SeatMap before, ConcertOnSale concert, SeatStatus status)
    {
        var after = await ReadChangesAsync(before);
        after.Log.Should().NotBeSameAs(before.Log);
        StatesOf(after).Should().Equal(StatesOf(await ReadAllAsync(concert)));
        var changed = StatesOf(before).Zip(StatesOf(after)).Where(seat => seat.First != seat.Second).ToList();
        changed.Should().ContainSingle().Which.Second.Should().Be(status);
        return after;
    }

    private static IEnumerable<SeatStatus> StatesOf(SeatMap map) => map.Seats.Select(seat => seat.Status);

    private async Task<SeatMap> ReadAllAsync(ConcertOnSale concert) =>
        (await Source.ReadSeatsAsync(concert.ConcertId, concert.PerformanceId))!;

    private async Task<SeatMap> ReadChangesAsync(SeatMap last) => (await Source.ReadChangesAsync(last))!;

    private async Task HoldByHandAsync(long seatId)
    {
        await using var transaction = await Transaction.BeginAsync(service);
        await transaction.HoldAsync(seatId);
        await transaction.CommitAsync();
    }

    private async Task SweepHoldsAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HoldSweepFacade>().SweepAsync(default);
    }

    private async Task SweepChangesAsync()
    {
        await using var scope = service.Hosts[0].Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SeatChangeSweepFacade>().SweepAsync(default);
    }

    private async Task PassTheTimeOfKeepingAsync()
    {
        await service.Sql.ExecuteAsync("UPDATE seat_change_pruning SET noted_at = noted_at - interval '1 hour'");
        await SweepChangesAsync();
    }

    private Task<long> CountChangesAsync(ConcertOnSale concert) =>
        service.Sql.ScalarAsync<long>("SELECT count(*) FROM seat_changes WHERE concert_id = $1", concert.ConcertId);

    /// <summary>A transaction by hand, with its number from the start.</summary>
    private sealed class Transaction : IAsyncDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlTransaction _transaction;

        private Transaction(NpgsqlConnection connection, NpgsqlTransaction transaction, ulong number) =>
            (_connection, _transaction, Number) = (connection, transaction, number);

        public ulong Number { get; }

        public static async Task<Transaction> BeginAsync(Service service)
        {
            var connection = new NpgsqlConnection(service.ConnectionString);
            await connection.OpenAsync();
            var transaction = await connection.BeginTransactionAsync();
            await using var number = new NpgsqlCommand("SELECT pg_current_xact_id()", connection, transaction);
            return new Transaction(connection, transaction, (ulong)(await number.ExecuteScalarAsync())!);
        }

        public Task HoldAsync(long seatId) =>
            // Any reservation will do: the tests of this class read the states only.
            ExecuteAsync(
                """
                UPDATE seats SET status = 'held', held_until = now() + interval '1 hour',
                    reservation_id = (SELECT id FROM reservations LIMIT 1)
                WHERE id = $1
                """,
                seatId
            );

        public Task ReleaseAsync(long seatId) =>
            ExecuteAsync(
                "UPDATE seats SET status = 'available', held_until = NULL, reservation_id = NULL WHERE id = $1",
                seatId
            );

        public Task CommitAsync() => _transaction.CommitAsync();

        public Task RollbackAsync() => _transaction.RollbackAsync();

        public async ValueTask DisposeAsync()
        {
            await _transaction.DisposeAsync();
            await _connection.DisposeAsync();
        }

        private async Task ExecuteAsync(string sql, long seatId)
        {
            await using var command = new NpgsqlCommand(sql, _connection, _transaction);
            command.Parameters.Add(new NpgsqlParameter { Value = seatId });
            await command.ExecuteNonQueryAsync();
        }
    }
}
