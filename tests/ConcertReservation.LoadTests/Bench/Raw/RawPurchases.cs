using Npgsql;

namespace ConcertReservation.LoadTests.Bench.Raw;

/// <summary>
/// The same purchases without the service: the statements that it sends for one, in its transactions, on as many
/// connections, and nothing in between.
/// </summary>
internal sealed class RawPurchases : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly List<RawBuyer> _buyers = [];

    private RawPurchases(NpgsqlDataSource database) => _database = database;

    /// <summary>Every connection is open, and every statement prepared, on return.</summary>
    public static async Task<RawPurchases> OpenAsync(
        string connectionString,
        int connections,
        PurchaseScript script,
        CancellationToken ct
    )
    {
        var settings = FormattableString.Invariant($";Maximum Pool Size={connections};No Reset On Close=true");
        var raw = new RawPurchases(NpgsqlDataSource.Create(connectionString + settings));
        try
        {
            for (var i = 0; i < connections; i++)
                raw._buyers.Add(await RawBuyer.OpenAsync(raw._database, script, ct));
            return raw;
        }
        catch
        {
            await raw.DisposeAsync();
            throw;
        }
    }

    public async Task<int> MakeAsync(IReadOnlyList<PurchaseFacts> purchases, CancellationToken ct)
    {
        var next = -1;
        await Task.WhenAll(_buyers.Select(buyer => Task.Run(() => BuyAsync(buyer), ct)));
        return purchases.Count;

        async Task BuyAsync(RawBuyer buyer)
        {
            while (Interlocked.Increment(ref next) is var number && number < purchases.Count)
                await buyer.BuyAsync(purchases[number] with { At = TimeProvider.System.GetUtcNow() }, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var buyer in _buyers)
            await buyer.DisposeAsync();
        await _database.DisposeAsync();
    }
}
