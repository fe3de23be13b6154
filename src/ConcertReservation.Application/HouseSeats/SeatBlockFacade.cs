using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.HouseSeats;
using ConcertReservation.Domain.Texts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.HouseSeats;

/// <summary>An operator keeps seats from customers, and gives them back to the sale.</summary>
public sealed class SeatBlockFacade(
    HouseSeatService houseSeats,
    SaleCache sale,
    CatalogueCache catalogue,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int MaxReasonLength = 200;

    /// <summary>
    /// All seats or none; a seat that is blocked already stays blocked. Refuses with <c>performance_not_found</c>,
    /// <c>seat_not_found</c>, <c>sale_closed</c> after the start, or <c>seat_unavailable</c> (with <c>seatIds</c>) for seats
    /// that are held or sold.
    /// </summary>
    public Task<int> BlockAsync(SeatsOfPerformance chosen, string reason, CancellationToken ct)
    {
        var kept = TypedText.Of(reason, MaxReasonLength, "reason");
        return unitOfWork.ExecuteAsync(
            async token =>
            {
                var changed = await houseSeats.BlockAsync(chosen, time.GetUtcNow(), token);
                return Record("seats.block", chosen, changed, kept);
            },
            ct
        );
    }

    /// <summary>
    /// All seats or none; a seat that is available already stays so. Refuses with <c>performance_not_found</c>,
    /// <c>seat_not_found</c>, or <c>seat_unavailable</c> (with <c>seatIds</c>) for seats that are held or sold.
    /// </summary>
    public Task<int> UnblockAsync(SeatsOfPerformance chosen, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var changed = await houseSeats.UnblockAsync(chosen, time.GetUtcNow(), token);
                return Record("seats.unblock", chosen, changed, reason: null);
            },
            ct
        );

    private int Record(string action, SeatsOfPerformance chosen, IReadOnlyList<Seat> changed, string? reason)
    {
        if (changed.Count == 0)
            return 0;

        unitOfWork.AfterCommit(() =>
        {
            sale.InvalidateSeats(chosen.ConcertId, chosen.PerformanceId);
            catalogue.Invalidate();
        });
        audit.Record(
            action,
            $"performance/{chosen.PerformanceId}",
            before: null,
            after: new AuditedSeats(changed.Count, SeatRanges.Of(changed.Select(seat => seat.Id)), reason)
        );
        return changed.Count;
    }

    // What the audit log keeps.
    private sealed record AuditedSeats(int Count, string SeatIds, string? Reason);
}
