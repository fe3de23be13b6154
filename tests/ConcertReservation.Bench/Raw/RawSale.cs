using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>
/// The same purchases without the service, as a fixed limit: the schema and the statements of commit f059d72 in a
/// database of their own on the same server. Each caller buys one seat after the other on its own connection; every
/// statement is prepared, and nothing is read beforehand.
/// </summary>
internal sealed class RawSale : IAsyncDisposable
{
    private const string Database = "raw_sale";

    private readonly NpgsqlDataSource _database;

    private RawSale(NpgsqlDataSource database) => _database = database;

    /// <summary>Makes the database anew.</summary>
    public static async Task<RawSale> OpenAsync(string connectionString, int callers, CancellationToken ct)
    {
        await using (var server = NpgsqlDataSource.Create(connectionString))
        {
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)", ct);
            await ExecuteAsync(server, $"CREATE DATABASE {Database}", ct);
        }
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Database = Database,
            MaxPoolSize = callers,
            NoResetOnClose = true,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 1,
        };
        var sale = new RawSale(NpgsqlDataSource.Create(settings.ConnectionString));
        await ExecuteAsync(sale._database, await RawSchema.ReadAsync(ct), ct);
        return sale;
    }

    /// <summary>A concert in halls of 50 seats; users 1 to <paramref name="count"/> are admitted and have money.</summary>
    public Task<BenchConcert> AnnounceAsync(int count, CancellationToken ct) =>
        RawSetup.AnnounceAsync(_database, count, ct);

    /// <summary>User n buys seat n.</summary>
    public async Task<int> MakeAsync(BenchConcert concert, int callers, CancellationToken ct)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(BuyAsync, ct)));
        return concert.Seats.Count;

        async Task BuyAsync()
        {
            await using var connection = await _database.OpenConnectionAsync(ct);
            var buyer = new RawBuyer(connection);
            while (Interlocked.Increment(ref next) is var user && user <= concert.Seats.Count)
                await buyer.BuyAsync(concert, user, ct);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }
}
