using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Bench.Rows;

/// <summary>A performance whose seats are all sold, each to another customer.</summary>
internal sealed class CancelledHall
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly BenchEnvironment _bench;
    private readonly BenchConcert _concert;

    private CancelledHall(BenchEnvironment bench, BenchConcert concert) => (_bench, _concert) = (bench, concert);

    private string Cancellation => _concert.CancellationOf(_concert.Seats[0].PerformanceId);

    public static async Task<CancelledHall> SellAsync(BenchEnvironment bench, int seats, CancellationToken ct)
    {
        var concert = await bench.Concerts.AnnounceAsync(ct, seats: seats);
        await bench.Sql.SellAsync(concert.Seats[0].PerformanceId, seats, ct);
        return new CancelledHall(bench, concert);
    }

    public async Task CancelAsync(CancellationToken ct) =>
        (await _bench.Staff.PostAsync(Cancellation, new { reason = "Bench" }, ct)).EnsureSuccess();

    public async Task UntilRefundedAsync(CancellationToken ct)
    {
        while ((await _bench.Staff.GetAsync(Cancellation, ct)).EnsureSuccess()["finishedAt"] is null)
            await Task.Delay(Pause, ct);
    }
}
