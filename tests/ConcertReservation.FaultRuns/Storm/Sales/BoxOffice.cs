using System.Net;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>
/// An operator who sells seats without a wallet, gives some away and refunds every second one, during the storm. Each
/// request is retried with its key until it has a response, which goes into the books.
/// </summary>
internal sealed class BoxOffice(Cluster cluster, IReadOnlyList<ConcertOnSale> concerts, SettlementBooks books, int seed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly object Reason = new { reason = "Cannot come" };

    private readonly PersistentCalls _calls = new(cluster);
    private readonly Random _random = new(seed);
    private readonly List<string> _wrong = [];
    private int _keys;

    /// <summary>Answers that are neither a sale or a refund nor a refusal of a seat.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public int Issued { get; private set; }

    public async Task RunAsync(CancellationToken stop, CancellationToken ct)
    {
        var staff = await cluster.SignInOperatorAsync(ct);
        while (!stop.IsCancellationRequested)
        {
            await IssueAsync(staff, ct);
            await Task.WhenAny(Task.Delay(Pause, stop));
        }
    }

    private async Task IssueAsync(ApiClient staff, CancellationToken ct)
    {
        var concert = concerts[_random.Next(concerts.Count)];
        var performance = concert.Performances[_random.Next(concert.Performances.Count)];
        var method = _random.Next(3) == 0 ? "comp" : "box_office";
        var body = new
        {
            seatIds = new[] { performance.SeatIds[_random.Next(performance.SeatIds.Count)] },
            method,
            holder = new { name = "Guest of the storm" },
        };
        var path = $"/admin{concert.Path}/performances/{performance.PerformanceId}/issues";
        if (await SendAsync(staff, path, body, "seat_unavailable", ct) is not { } issued)
            return;

        Issued++;
        var price = issued.Get<long>("totalPrice");
        books.Sell(performance.PerformanceId, price, method, seats: 1);
        if (Issued % 2 == 0 && await RefundAsync(staff, issued.Get<Guid>("reservationId"), ct))
            books.Refund(performance.PerformanceId, price, method, seats: 1);
    }

    private async Task<bool> RefundAsync(ApiClient staff, Guid reservationId, CancellationToken ct) =>
        await SendAsync(staff, $"/admin/reservations/{reservationId}/refund", Reason, refusal: null, ct) is not null;

    /// <summary>The response when it is a success; null when the request was refused.</summary>
    /// <param name="refusal">The code that may be the answer.</param>
    private async Task<Answer?> SendAsync(
        ApiClient staff,
        string path,
        object body,
        string? refusal,
        CancellationToken ct
    )
    {
        var key = $"box-office-{_keys++}";
        var answer = await _calls.UntilAnsweredAsync(
            staff,
            client => client.WithKey(key).PostAsync(path, body, ct),
            ct
        );
        if (answer.Status == HttpStatusCode.Created)
            return answer;
        if (answer.Status != HttpStatusCode.Conflict || !string.Equals(answer.Code, refusal, StringComparison.Ordinal))
            _wrong.Add($"{answer.Request} got {(int)answer.Status} {answer.Text}");
        return null;
    }
}
