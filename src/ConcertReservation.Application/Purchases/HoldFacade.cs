using ConcertReservation.Application.BestSeats;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Purchases;

/// <summary>
/// A customer holds seats. In a stampede most requests are refused, and that happens before the batch, without a lock or
/// a database connection per request.
/// </summary>
public sealed class HoldFacade(
    LineStateCache lines,
    SaleCache sale,
    SeatAvailabilityReader availability,
    BestSeatsFinder bestSeats,
    PurchaseBatcher purchases,
    RefusalLog refusals,
    SaleMetrics metrics,
    TimeProvider time
)
{
    // Each time, the best seats are chosen again from a read after the lost race.
    private const int MostTriesForBestSeats = 10;

    /// <summary>
    /// Holds the seats, all or none. Refuses with <c>seat_unavailable</c>, <c>seats_not_together</c>,
    /// <c>seat_limit_reached</c>, <c>queue_token_expired</c>, <c>performance_cancelled</c>, <c>sale_not_open</c>, <c>sale_closed</c>,
    /// <c>concert_not_found</c>, <c>performance_not_found</c> or <c>seat_not_found</c>. What the locked rows decide is returned as a value, and so
    /// are <c>seat_unavailable</c> and <c>seats_not_together</c>; the other refusals are thrown.
    /// </summary>
    /// <param name="key">The client's idempotency key; null when the client sent none.</param>
    public async Task<PurchaseResult<ReservationResult>> HoldAsync(
        HoldSeats request,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        var selection = SeatSelection.Of(request.PerformanceId, request.SeatIds, request.SeatNumbers, request.Best);
        var line = await lines.FindAsync(request.ConcertId, ct) ?? throw Concert.NotFound();
        var policy = line.Latest.Policy;
        selection.EnsureAtMost(policy.MaxSeatsPerReservation);
        try
        {
            return selection.Best is { } wish
                ? await HoldBestAsync(request, wish, policy, key, ct)
                : await HoldSelectedAsync(request, selection, policy, key, ct);
        }
        catch (DomainException refusal)
        {
            Keep(request, refusal);
            throw;
        }
    }

    private async Task<PurchaseResult<ReservationResult>> HoldSelectedAsync(
        HoldSeats request,
        SeatSelection selection,
        QueuePolicy policy,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var map = await sale.FindRecentSeatsAsync(request.ConcertId, request.PerformanceId, ct);
        map.Performance.EnsureUpcoming(now);
        var seats = map.Choose(selection);
        if (await FindRefusalAsync(request.ConcertId, seats, now) is { } refusal)
            return Refused(request, refusal);

        var hold = new SeatsToHold(request, policy, key, map.Performance, seats);
        return ResultOf(request, hold, await purchases.ServeAsync(request.ConcertId, hold.ToRequest(), ct));
    }

    /// <summary>
    /// The seats are chosen from the cache and claimed in memory. When another customer gets one of them first, others
    /// are chosen.
    /// </summary>
    private async Task<PurchaseResult<ReservationResult>> HoldBestAsync(
        HoldSeats request,
        SeatWish wish,
        QueuePolicy policy,
        PurchaseKey? key,
        CancellationToken ct
    )
    {
        var chosen = await bestSeats.ClaimAsync(request.ConcertId, request.PerformanceId, wish, ct);
        for (var tries = 1; chosen.Value is { } claimed; tries++)
        {
            var hold = new SeatsToHold(request, policy, key, claimed.Map.Performance, claimed.Seats)
            {
                MayLoseSeats = tries < MostTriesForBestSeats,
            };
            var answer = await ServeAsync(request.ConcertId, hold, claimed.Claim, ct);
            if (!hold.HasLostSeats(answer))
                return ResultOf(request, hold, answer);
            chosen = await bestSeats.ClaimOthersAsync(claimed.Map, wish, ct);
        }
        return Refused(request, chosen.Refusal!);
    }

    private async Task<PurchaseAnswer> ServeAsync(
        long concertId,
        SeatsToHold hold,
        SeatClaim claim,
        CancellationToken ct
    )
    {
        // After an exception nobody knows whether the hold was made.
        var mayBeTaken = true;
        try
        {
            var answer = await purchases.ServeAsync(concertId, hold.ToRequest(), ct);
            mayBeTaken = answer.Outcome is { Held: not null } or { Refusal.Code: ErrorCode.SeatUnavailable };
            return answer;
        }
        finally
        {
            claim.End(mayBeTaken);
        }
    }

    // A seat that is unavailable in the cache may be available again, so the database is read before a refusal. A seat
    // that is available in the cache is checked under the lock.
    private async ValueTask<DomainException?> FindRefusalAsync(
        long concertId,
        IReadOnlyList<SeatView> seats,
        DateTimeOffset now
    ) =>
        seats.All(seat => seat.IsAvailableAt(now))
            ? null
            : SeatView.FindRefusal(await availability.ReadAsync(concertId, [.. seats.Select(seat => seat.Id)]), now);

    private PurchaseResult<ReservationResult> ResultOf(HoldSeats request, SeatsToHold hold, PurchaseAnswer answer)
    {
        if (answer.Outcome?.Refusal is { } refusal)
            Keep(request, refusal);
        return hold.ResultOf(answer);
    }

    private PurchaseResult<ReservationResult> Refused(HoldSeats request, DomainException refusal)
    {
        metrics.CountLostHold();
        metrics.CountRefusal(request.ConcertId, refusal.Code);
        Keep(request, refusal);
        return PurchaseResult<ReservationResult>.Refused(refusal);
    }

    private void Keep(HoldSeats request, DomainException refusal) =>
        refusals.Add(request.ConcertId, request.UserId, RefusedOperation.Hold, refusal.Code, request.PerformanceId);
}

/// <summary>
/// The seats of a performance to hold: by id, by the number printed on them, or the best ones that are available.
/// </summary>
public sealed record HoldSeats(
    long ConcertId,
    long PerformanceId,
    IReadOnlyList<long>? SeatIds,
    IReadOnlyList<string>? SeatNumbers,
    Guid UserId,
    SeatWish? Best = null
);
