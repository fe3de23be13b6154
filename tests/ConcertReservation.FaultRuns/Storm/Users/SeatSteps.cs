using System.Text.Json;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Sales;
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
        var free = random.Chance(ReadsFirst) ? await ReadFreeAsync(concert, performance, queueToken) : null;
        return random.Some(free?.Take(Wanted) ?? performance.SeatIds, 1 + random.Below(MostSeats));
    }

    /// <summary>The free seats in order; null when they cannot be read now.</summary>
    private async Task<IEnumerable<long>?> ReadFreeAsync(
        ConcertOnSale concert,
        PerformanceOnSale performance,
        string queueToken
    )
    {
        var isBig = performance.SeatIds.Count >= SaleHall.Big;
        var path = isBig
            ? concert.StatesOf(performance.PerformanceId)
            : concert.SeatsOf(performance.PerformanceId) + "?status=available";
        var seen = await client.ReadAsync(
            new Call(OperationKind.Browse, HttpMethod.Get, path) { QueueToken = queueToken }
        );
        if (!seen.IsAcknowledgement)
            return null;
        return isBig
            ? SeatView
                .Unpack(Convert.FromBase64String(seen.Json["states"]!.GetValue<string>()))
                .Zip(performance.SeatIds)
                .Where(seat => seat.First == SeatView.Available)
                .Select(seat => seat.Second)
            : seen.Json["seats"]!.AsArray().Select(s => s!["seatId"]!.GetValue<long>());
    }
}
