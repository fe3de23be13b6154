using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>
/// Purchases without the service: the transactions of commit f059d72 by hand, each purchase alone, every statement
/// prepared, and nothing in between.
/// </summary>
internal sealed class RawPurchases : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly int _connections;

    private RawPurchases(NpgsqlDataSource database, int connections) =>
        (_database, _connections) = (database, connections);

    /// <summary>The pool keeps its connections, and a connection its prepared statements.</summary>
    public static RawPurchases Over(RawDatabase database, int connections)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            MaxPoolSize = connections,
            NoResetOnClose = true,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 1,
        };
        return new RawPurchases(NpgsqlDataSource.Create(settings), connections);
    }

    /// <summary>User n buys seat n.</summary>
    public async Task<int> MakeAsync(BenchConcert concert, int users, CancellationToken ct)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(_ => Task.Run(BuyAsync, ct)));
        return users;

        async Task BuyAsync()
        {
            await using var connection = await _database.OpenConnectionAsync(ct);
            var buyer = new RawBuyer(connection);
            while (Interlocked.Increment(ref next) is var user && user <= users)
                await buyer.BuyAsync(concert, user, ct);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
