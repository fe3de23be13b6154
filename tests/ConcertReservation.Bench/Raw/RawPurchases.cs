using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>
/// The same purchases without the service: its two transactions by hand, on as many connections, every statement
/// prepared, nothing looked at beforehand and nothing in between.
/// </summary>
internal sealed class RawPurchases(string connectionString, int connections) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(
        connectionString
            + FormattableString.Invariant($";Maximum Pool Size={connections};No Reset On Close=true")
            + ";Max Auto Prepare=20;Auto Prepare Min Usages=1"
    );

    /// <summary>User n buys seat n.</summary>
    public async Task<int> MakeAsync(BenchConcert concert, int count, CancellationToken ct)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(BuyAsync, ct)));
        return count;

        async Task BuyAsync()
        {
            await using var connection = await _database.OpenConnectionAsync(ct);
            var buyer = new RawBuyer(connection);
            while (Interlocked.Increment(ref next) is var user && user <= count)
            {
                var reservationId = await buyer.HoldAsync(concert, user, ct);
                await buyer.PayAsync(concert.ConcertId, user, reservationId, ct);
            }
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
