using System.Text.Json;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>Reads the seats, holds some, releases them.</summary>
internal sealed class SeatSteps(UserClient client, SeededRandom random)
{
    private const double ReadsFirst = 0.7;
    private const int MostSeats = 3;
    private const int Wanted = 12; // most customers want the front rows

    /// <summary>The reservation, or null when another customer has the seats.</summary>
    public async Task<HeldReservation?> HoldAsync(ConcertOnSale concert, string queueToken, CancellationToken stop)
    {
        var performance = concert.Performances[random.Below(concert.Performances.Count)];
        var seatIds = await ChooseAsync(concert, performance, queueToken);
        if (seatIds.Length == 0)
            return null;

        var body = JsonSerializer.Serialize(new { performanceId = performance.PerformanceId, seatIds });
        var call = new Call(OperationKind.Hold, HttpMethod.Post, concert.Reservations, body)
        {
            Key = client.NextKey(),
            QueueToken = queueToken,
        };
        var held = random.Chance(0.2) ? await client.DoubleClickAsync(call, stop) : await client.DoAsync(call, stop);
        return held is { IsAcknowledgement: true } ? HeldReservation.Of(held, concert, queueToken) : null;
    }

    public Task ReleaseAsync(HeldReservation reservation, CancellationToken stop) =>
        client.DoAsync(new Call(OperationKind.Release, HttpMethod.Delete, reservation.Path), stop);

    private async Task<long[]> ChooseAsync(ConcertOnSale concert, PerformanceOnSale performance, string queueToken)
    {
        IEnumerable<long> from = performance.SeatIds;
        if (random.Chance(ReadsFirst))
        {
            var path = concert.SeatsOf(performance.PerformanceId) + "?status=available";
            var seen = await client.ReadAsync(
                new Call(OperationKind.Browse, HttpMethod.Get, path) { QueueToken = queueToken }
            );
            if (seen.IsAcknowledgement)
                from = seen.Json["seats"]!.AsArray().Select(s => s!["seatId"]!.GetValue<long>()).Take(Wanted);
        }

        return random.Some(from, 1 + random.Below(MostSeats));
    }
}
