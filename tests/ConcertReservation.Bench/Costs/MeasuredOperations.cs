using ConcertReservation.Bench.Rows;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Costs;

/// <summary>The operations of a sale, in the order in which customers use them.</summary>
internal static class MeasuredOperations
{
    private const int Callers = 32;
    private const int JoiningAtOnce = 128;
    private const int Readers = ConcertSetup.SeatsEach;
    private const int Ok = 200;
    private const int Created = 201;
    private const int Conflict = 409;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<MeasuredOperation> All { get; } =
    [
        new("join", JoinAsync),
        new("poll", Kept(PollAsync)),
        new("one second of one line with a waiting customer", Kept(WaitAsync)),
        new("one customer admitted, 1,000 at a time", AdmitAsync),
        new("read the seats", Kept(ReadSeatsAsync)),
        new("hold, refused", Kept(LoseAsync)),
        new("hold", HoldAsync),
        new("charge", ChargeAsync),
        new("payment", PayAsync),
        new("hold and payment in a big hall, 64 callers", BuyAsync) { MostMicroseconds = 500 },
    ];

    private static async Task<Func<Task<int>>> JoinAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var customers = bench.Scale.Joins;
        await bench.Accounts.GatherAsync(customers, ct);
        var line = await bench.Concerts.AnnounceAsync(ct);
        var access = await bench.Tokens.AccessAsync(1, customers, ct);
        return Once(
            bench,
            new Script([.. access.Select(user => Request.Post(line.Line, user))], Created),
            JoiningAtOnce
        );
    }

    private static async Task<Func<Task<int>>> PollAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        return Repeat(bench, polls.Looking);
    }

    // One customer polls now and then, so that the instance keeps the state of the line. The rest is the workers.
    private static async Task<Func<Task<int>>> WaitAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        return async () =>
        {
            await polls.Looking.SampleAsync(bench.Address, ct);
            await Task.Delay(Idle, ct);
            return (int)Idle.TotalSeconds;
        };
    }

    private static async Task<Func<Task<int>>> AdmitAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var line = await bench.Concerts.AnnounceAsync(ct);
        await bench.Lines.WaitAsync(line, 2 * AdmissionTick.Batch, ct);
        return async () =>
        {
            using var http = new HttpClient { BaseAddress = bench.Address };
            await AdmissionTick.MakeCapacityAsync(bench, line, ct);
            // The worker of the instance may admit first. Then the tick of that worker counts.
            while (await AdmittedAsync(bench, line, ct) < AdmissionTick.Batch)
                await AdmissionTick.RunAsync(http, line, ct);
            return AdmissionTick.Batch;
        };
    }

    private static async Task<Func<Task<int>>> ReadSeatsAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, Readers, ct);
        var path = admitted.Concert.SeatsOfFirstPerformance;
        return Repeat(bench, new Script([.. admitted.Each((user, turn) => Request.Get(path, user, turn))], Ok));
    }

    private static async Task<Func<Task<int>>> LoseAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, Readers, ct);
        var wish = admitted.Concert.Seats[0].HoldBody;
        byte[][] holds =
        [
            .. admitted.Each((user, turn) => Request.Post(admitted.Concert.Reservations, user, turn, wish)),
        ];
        await new Script(holds, Created).SampleAsync(bench.Address, ct); // the first one holds it
        return Repeat(bench, new Script(holds, Conflict));
    }

    private static async Task<Func<Task<int>>> HoldAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct);
        return Once(bench, new Script([.. admitted.Holds()], Created), Callers);
    }

    private static async Task<Func<Task<int>>> ChargeAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var customers = bench.Scale.Purchases;
        await bench.Accounts.FundAsync(customers, ct);
        var access = await bench.Tokens.AccessAsync(1, customers, ct);
        return Once(
            bench,
            new Script(
                [.. access.Select(user => Request.Post("/balance/charges", user, body: """{"amount":1000}"""))],
                Created
            ),
            Callers
        );
    }

    private static async Task<Func<Task<int>>> PayAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var admitted = await AdmittedUsers.AdmitAsync(bench, bench.Scale.Purchases, ct);
        var payments = new List<byte[]>();
        using var buyer = await Connection.OpenAsync(bench.Address, ct);
        foreach (var (hold, user, turn) in admitted.Holds().Zip(admitted.Access, admitted.Queue))
        {
            var held = await buyer.AskAsync(hold, Created);
            payments.Add(new PaymentRequest(user, turn).For(held).ToArray());
        }
        return Once(bench, new Script(payments, Created), Callers);
    }

    private static async Task<Func<Task<int>>> BuyAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var purchases = new Purchases(await bench.Hall.AdmitAsync(bench.Scale.HallPurchases, ct));
        return () => WithAsync(bench, PurchaseRow.Callers, purchases.MakeAsync);
    }

    private static Task<long> AdmittedAsync(BenchEnvironment bench, BenchConcert line, CancellationToken ct) =>
        bench.Sql.ScalarAsync<long>("SELECT frontier FROM lines WHERE concert_id = $1", [line.ConcertId], ct);

    private static Func<Task<int>> Once(BenchEnvironment bench, Script script, int callers) =>
        () => WithAsync(bench, callers, script.OnceAsync);

    private static Func<Task<int>> Repeat(BenchEnvironment bench, Script script) =>
        () => WithAsync(bench, Callers, connections => script.RepeatAsync(connections, bench.Scale.LegTime));

    /// <summary>
    /// An operation that changes nothing continues in the same state: its first moments cost more than the rest.
    /// </summary>
    private static Func<BenchEnvironment, CancellationToken, Task<Func<Task<int>>>> Kept(
        Func<BenchEnvironment, CancellationToken, Task<Func<Task<int>>>> prepare
    )
    {
        Task<Func<Task<int>>>? stage = null;
        return (bench, ct) => stage ??= prepare(bench, ct);
    }

    private static async Task<int> WithAsync(BenchEnvironment bench, int callers, Func<Connections, Task<int>> work)
    {
        using var connections = await Connections.OpenAsync(callers, [bench.Address], default);
        return await work(connections);
    }
}
