using System.Runtime.CompilerServices;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Application.BestSeats;

/// <summary>
/// Chooses the best free seats from the cache and claims them in memory, so that requests of this instance that arrive
/// together get different seats. Another instance may hold a seat first: the locks decide, as for named seats.
/// </summary>
public sealed class BestSeatsFinder(SaleCache sale, TimeProvider time)
{
    // Claims of other requests may hide free seats until their holds are decided, so a refusal is tried again.
    private const int MostReads = 10;

    private readonly ConditionalWeakTable<StoredSeatPlan, PerformanceClaims> _performances = [];

    /// <summary>
    /// Refuses with <c>seat_unavailable</c> or <c>seats_not_together</c> as a value, after a read that began after the
    /// call. Throws <c>performance_not_found</c>, <c>sale_closed</c> and <c>validation_failed</c> for an unknown section.
    /// </summary>
    public async Task<Outcome<ClaimedSeats>> ClaimAsync(
        long concertId,
        long performanceId,
        SeatWish wish,
        CancellationToken ct
    )
    {
        var map = await sale.FindRecentSeatsAsync(concertId, performanceId, ct);
        var claimed = Claim(map, wish);
        return claimed.Value is null ? await ClaimOthersAsync(map, wish, ct) : claimed;
    }

    /// <summary>As <see cref="ClaimAsync"/>, after another customer got a seat that the old map shows as free.</summary>
    public async Task<Outcome<ClaimedSeats>> ClaimOthersAsync(SeatMap old, SeatWish wish, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var wasUndecided = ClaimsOf(old.Plan).Claims.AreUndecided;
            var claimed = Claim(await ReadNewAsync(old, ct), wish);
            if (claimed.Value is not null || !wasUndecided || tries == MostReads)
                return claimed;
        }
    }

    // The new map shows every seat that was taken before the read, so the claims of these seats end.
    private async Task<SeatMap> ReadNewAsync(SeatMap old, CancellationToken ct)
    {
        var claims = ClaimsOf(old.Plan).Claims;
        var mark = claims.Mark();
        var map = await sale.FindNewSeatsAsync(old.Performance.ConcertId, old.Performance.PerformanceId, ct);
        claims.EndKeptBefore(mark);
        return map;
    }

    private Outcome<ClaimedSeats> Claim(SeatMap map, SeatWish wish)
    {
        var now = time.GetUtcNow();
        map.Performance.EnsureUpcoming(now);
        var performance = ClaimsOf(map.Plan);
        if (wish.Section is { } section && !performance.HasSection(section))
            throw DomainException.Invalid("best.section", "This performance does not have this section.");

        var claim = performance.Claims.Claim(performance.FreeAt(map.States, now), wish);
        return claim.Value is { } claimed
            ? Outcome<ClaimedSeats>.Done(new ClaimedSeats(map, claimed))
            : Outcome<ClaimedSeats>.Refused(claim.Refusal!);
    }

    private PerformanceClaims ClaimsOf(StoredSeatPlan plan) =>
        _performances.GetValue(plan, p => new PerformanceClaims(p, time));
}

/// <summary>The seats that were chosen for one request.</summary>
/// <param name="Map">The seats of the performance when they were chosen.</param>
/// <param name="Claim">Ends with the request.</param>
public sealed record ClaimedSeats(SeatMap Map, SeatClaim Claim)
{
    /// <summary>Ordered by id.</summary>
    public IReadOnlyList<SeatView> Seats { get; } = Map.ViewsOf(Claim.Seats);
}
