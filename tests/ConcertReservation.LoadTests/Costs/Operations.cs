using ConcertReservation.LoadTests.Bench.Rows;
using ConcertReservation.LoadTests.Bench.Stage;
using ConcertReservation.LoadTests.Bench.Traffic;

namespace ConcertReservation.LoadTests.Costs;

/// <summary>A sale in its parts, in the order in which people meet them.</summary>
internal static class Operations
{
    private const int Callers = 32;
    private const int JoiningAtOnce = 128;
    private const int Lookers = Office.SeatsEach;
    private const int Ok = 200;
    private const int Created = 201;
    private const int Conflict = 409;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("join", JoinAsync),
        new("poll", Kept(PollAsync)),
        new("a second of one line that somebody waits in", Kept(WaitAsync)),
        new("one person admitted, 1,000 at a time", AdmitAsync),
        new("look at the seats", Kept(LookAsync)),
        new("hold, refused", Kept(LoseAsync)),
        new("hold", HoldAsync),
        new("charge", ChargeAsync),
        new("payment", PayAsync),
    ];

    private static async Task<Func<Task<int>>> JoinAsync(Workbench bench, CancellationToken ct)
    {
        var people = bench.Scale.Joins;
        await bench.Crowd.GatherAsync(people, ct);
        var line = await bench.Office.AnnounceAsync(ct);
        var access = await bench.Tokens.AccessAsync(1, people, ct);
        return Once(
            bench,
            new Script([.. access.Select(user => Request.Post(line.Line, user))], Created),
            JoiningAtOnce
        );
    }

    private static async Task<Func<Task<int>>> PollAsync(Workbench bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        return Repeat(bench, polls.Looking);
    }

    // One person asks now and then, so that the instance keeps the line's picture; the rest is the clockwork.
    private static async Task<Func<Task<int>>> WaitAsync(Workbench bench, CancellationToken ct)
    {
        var polls = await Polls.OfAsync(bench, bench.Scale.ShortLine, ct);
        return async () =>
        {
            await polls.Looking.SampleAsync(bench.Address, ct);
            await Task.Delay(Idle, ct);
            return (int)Idle.TotalSeconds;
        };
    }

    private static async Task<Func<Task<int>>> AdmitAsync(Workbench bench, CancellationToken ct)
    {
        var line = await bench.Office.AnnounceAsync(ct);
        await bench.Lines.WaitAsync(line, 2 * AdmissionTick.Batch, ct);
        return async () =>
        {
            using var http = new HttpClient { BaseAddress = bench.Address };
            await AdmissionTick.MakeCapacityAsync(bench, line, ct);
            // The instance's own worker may come first: then it is that one's tick that counts.
            while (await AdmittedAsync(bench, line, ct) < AdmissionTick.Batch)
                await AdmissionTick.RunAsync(http, line, ct);
            return AdmissionTick.Batch;
        };
    }

    private static async Task<Func<Task<int>>> LookAsync(Workbench bench, CancellationToken ct)
    {
        var inside = await Insiders.AdmitAsync(bench, Lookers, ct);
        var path = inside.Hall.SeatsOfFirstPerformance;
        return Repeat(bench, new Script([.. inside.Each((user, turn) => Request.Get(path, user, turn))], Ok));
    }

    private static async Task<Func<Task<int>>> LoseAsync(Workbench bench, CancellationToken ct)
    {
        var inside = await Insiders.AdmitAsync(bench, Lookers, ct);
        var wish = inside.Hall.Seats[0].Wish;
        byte[][] holds = [.. inside.Each((user, turn) => Request.Post(inside.Hall.Reservations, user, turn, wish))];
        await new Script(holds, Created).SampleAsync(bench.Address, ct); // the first one takes it
        return Repeat(bench, new Script(holds, Conflict));
    }

    private static async Task<Func<Task<int>>> HoldAsync(Workbench bench, CancellationToken ct)
    {
        var inside = await Insiders.AdmitAsync(bench, bench.Scale.Purchases, ct);
        return Once(bench, new Script([.. Holds(inside)], Created), Callers);
    }

    private static async Task<Func<Task<int>>> ChargeAsync(Workbench bench, CancellationToken ct)
    {
        var people = bench.Scale.Purchases;
        await bench.Crowd.FundAsync(people, ct);
        var access = await bench.Tokens.AccessAsync(1, people, ct);
        return Once(
            bench,
            new Script(
                [.. access.Select(user => Request.Post("/balance/charges", user, body: """{"amount":1000}"""))],
                Created
            ),
            Callers
        );
    }

    private static async Task<Func<Task<int>>> PayAsync(Workbench bench, CancellationToken ct)
    {
        var inside = await Insiders.AdmitAsync(bench, bench.Scale.Purchases, ct);
        var payments = new List<byte[]>();
        using var buyer = await Connection.OpenAsync(bench.Address, ct);
        foreach (var (hold, user, turn) in Holds(inside).Zip(inside.Access, inside.Queue))
        {
            var held = await buyer.AskAsync(hold, Created);
            payments.Add(new PaymentRequest(user, turn).For(held).ToArray());
        }
        return Once(bench, new Script(payments, Created), Callers);
    }

    private static Task<long> AdmittedAsync(Workbench bench, Hall line, CancellationToken ct) =>
        Sql.ReadAsync<long>(bench.Database, "SELECT frontier FROM lines WHERE concert_id = $1", [line.ConcertId], ct);

    /// <summary>Everybody a seat of their own.</summary>
    private static IEnumerable<byte[]> Holds(Insiders inside) =>
        inside
            .Access.Zip(inside.Queue, inside.Hall.Seats)
            .Select(b => Request.Post(inside.Hall.Reservations, b.First, b.Second, b.Third.Wish));

    private static Func<Task<int>> Once(Workbench bench, Script script, int callers) =>
        () => WithAsync(bench, callers, script.OnceAsync);

    private static Func<Task<int>> Repeat(Workbench bench, Script script) =>
        () => WithAsync(bench, Callers, connections => script.RepeatAsync(connections, bench.Scale.LegTime));

    /// <summary>What changes nothing goes on where it was: the first moments of a stage are dearer than the rest.</summary>
    private static Func<Workbench, CancellationToken, Task<Func<Task<int>>>> Kept(
        Func<Workbench, CancellationToken, Task<Func<Task<int>>>> prepare
    )
    {
        Task<Func<Task<int>>>? stage = null;
        return (bench, ct) => stage ??= prepare(bench, ct);
    }

    private static async Task<int> WithAsync(Workbench bench, int callers, Func<Connections, Task<int>> work)
    {
        using var connections = await Connections.OpenAsync(callers, [bench.Address], default);
        return await work(connections);
    }
}
