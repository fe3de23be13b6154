using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>How many commits a thousand joins at the same moment cost.</summary>
internal sealed class JoinTransactionsRow : IRow
{
    private const int Customers = 1_000;
    private const int Created = 201;

    public string Name => "join-transactions";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        await bench.Accounts.GatherAsync(Customers, ct);
        var access = await bench.Tokens.AccessAsync(1, Customers, ct);
        var samples = new List<Sample>();
        for (var round = 0; round < bench.Scale.Pairs; round++)
        {
            bench.Progress.Show($"Measuring {Name}", round, bench.Scale.Pairs);
            samples.Add(await CountAsync(bench, access, ct));
        }
        return new Figure(Name, "transactions for 1,000 joins at once", Bound.AtMost(20), samples);
    }

    private static async Task<Sample> CountAsync(BenchEnvironment bench, string[] access, CancellationToken ct)
    {
        var line = await bench.Concerts.AnnounceAsync(ct);
        var joining = new Script([.. access.Select(user => Request.Post(line.Line, user))], Created);
        using var callers = await Connections.OpenAsync(Customers, [bench.Address], ct);
        var leg = await bench.Meter.TakeAsync(() => joining.OnceAsync(callers));

        // Every row has the id of the transaction that wrote it.
        var transactions = await bench.Sql.ScalarAsync<long>(
            "SELECT count(DISTINCT xmin::text) FROM queue_tokens WHERE concert_id = $1",
            [line.ConcertId],
            ct
        );
        return new Sample(transactions, leg);
    }
}
