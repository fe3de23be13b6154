using System.Text.Json;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Stage;

namespace ConcertReservation.FaultRuns.Storm.Visitors;

/// <summary>Behind the queue: looks at the seats, holds some, gives them back.</summary>
internal sealed class Counter(Actor actor, Dice dice)
{
    private const double LooksFirst = 0.7;
    private const int MostSeats = 3;
    private const int Wanted = 12; // everybody wants the front rows

    /// <summary>The reservation, or null when somebody else was faster.</summary>
    public async Task<Reservation?> HoldAsync(ConcertOnSale concert, string queueToken, CancellationToken stop)
    {
        var performance = concert.Performances[dice.Below(concert.Performances.Count)];
        var seatIds = await ChooseAsync(concert, performance, queueToken);
        if (seatIds.Length == 0)
            return null;

        var body = JsonSerializer.Serialize(new { performanceId = performance.PerformanceId, seatIds });
        var call = new Call(DeedKind.Hold, HttpMethod.Post, concert.Reservations, body)
        {
            Key = actor.NextKey(),
            QueueToken = queueToken,
        };
        var held = dice.Chance(0.2) ? await actor.DoubleClickAsync(call, stop) : await actor.DoAsync(call, stop);
        return held is { IsAcknowledgement: true } ? Reservation.Of(held, concert, queueToken) : null;
    }

    public Task ReleaseAsync(Reservation reservation, CancellationToken stop) =>
        actor.DoAsync(new Call(DeedKind.Release, HttpMethod.Delete, reservation.Path), stop);

    private async Task<long[]> ChooseAsync(ConcertOnSale concert, PerformanceOnSale performance, string queueToken)
    {
        IEnumerable<long> from = performance.SeatIds;
        if (dice.Chance(LooksFirst))
        {
            var path = concert.SeatsOf(performance) + "?status=available";
            var seen = await actor.AskAsync(
                new Call(DeedKind.Browse, HttpMethod.Get, path) { QueueToken = queueToken }
            );
            if (seen.IsAcknowledgement)
                from = seen.Json["seats"]!.AsArray().Select(s => s!["seatId"]!.GetValue<long>()).Take(Wanted);
        }

        return dice.Some(from, 1 + dice.Below(MostSeats));
    }
}
