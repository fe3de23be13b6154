using System.Net;
using ConcertReservation.FaultRuns.Storm.Checks;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Databases;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>
/// A performance with thousands of holders that is cancelled in the middle of the run. After the cancellation, customers
/// and a door try to hold, to pay and to check in until each try has a response.
/// </summary>
internal sealed class CancelledPerformance
{
    public const int Holders = 4_000;
    private const int Triers = 4;
    private const int SeatsEach = 3;
    private const long Price = 10_000;
    private const long Charged = 100_000;

    // A trier has paid for one of the seats.
    private const int Paid = Holders + Triers;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly Cluster _cluster;
    private readonly ApiClient _staff;
    private readonly ConcertOnSale _concert;
    private readonly List<Trier> _triers = [];
    private readonly List<string> _wrong = [];
    private readonly PersistentCalls _calls;

    private CancelledPerformance(Cluster cluster, ApiClient staff, ConcertOnSale concert) =>
        (_cluster, _staff, _concert, _calls) = (cluster, staff, concert, new PersistentCalls(cluster));

    /// <summary>How many tries after the cancellation were refused as the contract says.</summary>
    public int Refused { get; private set; }

    public int Refunded { get; private set; }

    // Without a pool: a connection to the server that crashes must not be used afterwards.
    private Sql Sql => new(_cluster.ConnectionString + ";Pooling=false");

    /// <summary>Sells the hall, and lets the triers buy a seat and hold another one.</summary>
    public static async Task<CancelledPerformance> PrepareAsync(Cluster cluster, CancellationToken ct)
    {
        var staff = await cluster.SignInOperatorAsync(ct);
        const string Long = "12:00:00";
        var announcement = new Announcement
        {
            Title = "Cancelled",
            StartsAt = [TimeProvider.System.GetUtcNow().AddHours(6)],
            Seats = Holders + Triers * SeatsEach,
            Price = Price,
            QueuePolicy = RequestBodies.Policy(activeFor: Long, claimWithin: Long, holdFor: Long),
        };
        var sql = new Sql(cluster.ConnectionString + ";Pooling=false");
        var prepared = new CancelledPerformance(cluster, staff, await staff.AnnounceAsync(announcement, sql, ct));
        for (var number = 0; number < Triers; number++)
            prepared._triers.Add(await prepared.AddTrierAsync(number, ct));
        await sql.SellAsync(prepared._concert.PerformanceId, Holders, ct);
        return prepared;
    }

    /// <summary>Cancels half way, at the latest when the traffic stops; then the triers try.</summary>
    public async Task RunAsync(TimeSpan expected, CancellationToken stop, CancellationToken ct)
    {
        await Task.WhenAny(Task.Delay(expected / 2, stop));
        var path = _concert.CancellationOf(_concert.PerformanceId);
        var body = new { reason = "The singer is ill" };
        await UntilAnsweredAsync(_staff, client => client.PostAsync(path, body, ct), ct);
        foreach (var trier in _triers)
        {
            await RefusedAsync("hold", trier.Client, trier.HoldAsync, ct);
            await RefusedAsync("payment", trier.Client, trier.PayAsync, ct);
            await RefusedAsync("check-in", _staff, client => trier.CheckInAsync(client, _concert.PerformanceId), ct);
        }
    }

    /// <summary>Waits until the service has refunded. One line for each holder without the money, or with too much.</summary>
    public async Task<CancellationFindings> CheckAsync(CancellationToken ct)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await IsFinishedAsync(ct) && TimeProvider.System.GetElapsedTime(deadline) < Timeout)
            await Task.Delay(Pause, ct);
        var counts = await Sql.RowsAsync(
            """
            SELECT reservation.id, reservation.status, wallet.balance,
                (SELECT count(*) FROM refunds WHERE refunds.reservation_id = reservation.id)
            FROM reservations AS reservation JOIN wallets AS wallet ON wallet.user_id = reservation.user_id
            WHERE reservation.performance_id = $1 AND paid_at IS NOT NULL
            """,
            row => (Id: row.GetGuid(0), Status: row.GetString(1), Balance: row.GetInt64(2), Refunds: row.GetInt64(3)),
            [_concert.PerformanceId],
            ct
        );
        Refunded = counts.Count(each => each.Status == "refunded");
        if (counts.Count != Paid)
            _wrong.Add($"{counts.Count} reservations were paid instead of {Paid}");
        if (Refused != Triers * SeatsEach)
            _wrong.Add($"{Refused} of {Triers * SeatsEach} tries after the cancellation were refused as expected");
        // A holder has bought one seat from an empty wallet; a trier charged more.
        return new CancellationFindings(
            _wrong,
            [.. counts.Where(c => c.Refunds == 0 || c.Balance < Price).Select(c => $"{c}: not refunded")],
            [
                .. counts
                    .Where(c => c.Refunds > 1 || (c.Balance != Price && c.Balance != Charged))
                    .Select(c => $"{c}: refunded too much"),
            ]
        );
    }

    /// <summary>Each holder has bought a seat and got the money back.</summary>
    public void Record(SettlementBooks books)
    {
        books.Sell(_concert.PerformanceId, Price, "wallet", Paid);
        books.Refund(_concert.PerformanceId, Price, "wallet", Paid);
    }

    private async Task<bool> IsFinishedAsync(CancellationToken ct) =>
        await Sql.ScalarAsync<bool>(
            "SELECT coalesce(bool_and(finished_at IS NOT NULL AND failed = 0), false) FROM cancellations",
            [],
            ct
        );

    private async Task<Trier> AddTrierAsync(int number, CancellationToken ct)
    {
        var (email, password) = ($"trier-{number}@load.example", $"trier {number} password");
        var client = _cluster.Client(number);
        await client.SignUpAsync(email, password, $"Trier {number}", ct);
        client = await client.SignInAsync(email, password, ct);
        var seats = _concert.SeatIds.Skip(Holders + number * SeatsEach).Take(SeatsEach).ToArray();
        (await client.PostAsync("/balance/charges", new { amount = Charged }, ct)).EnsureSuccess();
        var paid = await HoldAsync(seats[0]);
        (await client.PostAsync($"/reservations/{paid}/payment", ct: ct)).EnsureSuccess();
        var ticket = (await client.GetAsync($"/reservations/{paid}/ticket", ct)).EnsureSuccess();
        return new Trier(client, _concert, await HoldAsync(seats[1]), ticket.Get<string>("code"), seats[2]);

        async Task<string> HoldAsync(long seatId)
        {
            (await client.PostAsync(_concert.Line, ct: ct)).EnsureSuccess();
            var body = new { performanceId = _concert.PerformanceId, seatIds = new[] { seatId } };
            var held = await client.PostAsync(_concert.Reservations, body, ct);
            return held.EnsureSuccess().Get<string>("reservationId");
        }
    }

    private async Task RefusedAsync(
        string what,
        ApiClient client,
        Func<ApiClient, Task<Answer>> send,
        CancellationToken ct
    )
    {
        var answer = await UntilAnsweredAsync(client, send, ct);
        if (answer is { Status: HttpStatusCode.Conflict, Code: "performance_cancelled" })
            Refused++;
        else
            _wrong.Add($"a {what} after the cancellation got {(int)answer.Status} {answer.Text}");
    }

    private Task<Answer> UntilAnsweredAsync(
        ApiClient client,
        Func<ApiClient, Task<Answer>> send,
        CancellationToken ct
    ) => _calls.UntilAnsweredAsync(client, send, ct);

    private sealed record Trier(ApiClient Client, ConcertOnSale Concert, string HeldId, string Code, long FreeSeat)
    {
        public Task<Answer> HoldAsync(ApiClient client) =>
            client.PostAsync(
                Concert.Reservations,
                new { performanceId = Concert.PerformanceId, seatIds = new[] { FreeSeat } }
            );

        public Task<Answer> PayAsync(ApiClient client) => client.PostAsync($"/reservations/{HeldId}/payment");

        public Task<Answer> CheckInAsync(ApiClient door, long performanceId) =>
            door.PostAsync("/admin/check-ins", new { code = Code, performanceId });
    }
}
