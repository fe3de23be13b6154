using System.Text;
using ConcertReservation.Bench.Measuring;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Each user joins for the first time, and each round has a new line.</summary>
internal sealed class JoinRow : IRow
{
    private const int Callers = 128;
    private const int Created = 201;

    public string Name => "join";

    public async Task<Figure> MeasureAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var customers = bench.Scale.Joins;
        await bench.Accounts.GatherAsync(customers + 1, ct);
        var access = await bench.Tokens.AccessAsync(1, customers + 1, ct);
        var size = await SizeAsync(bench, access[customers], ct);
        var bare = Joining(FormattableString.Invariant($"/bare/join/{size}"), access[..customers]);
        using var callers = await Connections.OpenAsync(Callers, [bench.Address], ct);

        var samples = await Pairs.SampleWarmAsync(
            bench,
            Name,
            async () =>
            {
                var line = await bench.Concerts.AnnounceAsync(ct);
                var joining = Joining(line.Line, access[..customers]) with { Contains = "\"status\":\"waiting\"" };
                return await bench.Meter.TakeAsync(() => joining.OnceAsync(callers));
            },
            () => bench.Meter.TakeAsync(() => bare.OnceAsync(callers)),
            Sample.OfRates,
            ct
        );
        return new Figure(Name, $"queue tokens, {Callers} callers / bare", Bound.AtLeast(0.33), samples);
    }

    private static Script Joining(string path, IEnumerable<string> access) =>
        new([.. access.Select(user => Request.Post(path, user))], Created);

    private static async Task<int> SizeAsync(BenchEnvironment bench, string user, CancellationToken ct)
    {
        var line = await bench.Concerts.AnnounceAsync(ct);
        return Encoding.UTF8.GetByteCount(await Joining(line.Line, [user]).SampleAsync(bench.Address, ct));
    }
}
