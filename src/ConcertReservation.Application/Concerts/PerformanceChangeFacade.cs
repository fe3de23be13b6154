using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Application.Concerts;

/// <summary>Operators move a performance, or change its prices.</summary>
public sealed class PerformanceChangeFacade(
    IConcertRepository concerts,
    ISeatPlanRepository plans,
    IMailingRepository mailings,
    SaleCache sale,
    CatalogueCache catalogue,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// The lock of the performance keeps holds and payments out: each hold is before the change, at the old price and for
    /// the old date, or after it. Refuses with <c>concert_not_found</c>, <c>performance_not_found</c>,
    /// <c>precondition_failed</c>, <c>sale_closed</c> when it has started, or <c>validation_failed</c> for a start in the
    /// past and for a price of a section that does not exist.
    /// </summary>
    /// <param name="expected">The versions of the performance that the change may replace.</param>
    public Task<EditablePerformanceResult> ChangeAsync(
        ChangePerformance request,
        ExpectedVersion expected,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var (concertId, performanceId) = (request.ConcertId, request.PerformanceId);
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var performance =
                    await concerts.FindPerformanceForUpdateAsync(concertId, performanceId, token)
                    ?? throw Performance.NotFound();
                var prices = await plans.ListPricesAsync(concertId, performanceId, token);
                var now = time.GetUtcNow();
                var before = EditablePerformanceResult.Of(performance, concert.TimeZone, prices, now);
                expected.EnsureIs(before.Version);

                if (request.StartsAt is { } startsAt)
                    await MoveAsync(concert, performance, startsAt, now, token);
                if (PriceChange.Of(prices, request.Prices) is { HasChanges: true } change)
                {
                    performance.Reprice(change.Lowest, now);
                    await plans.ChangePricesAsync(concertId, performanceId, change.Changed, token);
                    prices = change.After;
                }
                var after = EditablePerformanceResult.Of(performance, concert.TimeZone, prices, now);
                if (after.Version != before.Version)
                {
                    unitOfWork.AfterCommit(() => Invalidate(concertId, performanceId));
                    audit.Record("performance.change", $"performance/{performanceId}", before, after);
                }
                return after;
            },
            ct
        );

    private async Task MoveAsync(
        Concert concert,
        Performance performance,
        DateTimeOffset startsAt,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var from = performance.StartsAt;
        var lastOfOthers = await concerts.FindLastStartOfOthersAsync(concert.Id, performance.Id, ct);
        concert.Move(performance, startsAt, lastOfOthers, now);
        if (performance.StartsAt != from)
            mailings.Add(Mailing.Moved(concert.Id, performance.Id, from, performance.StartsAt, now));
    }

    private void Invalidate(long concertId, long performanceId)
    {
        sale.InvalidateSchedule(concertId);
        sale.InvalidateSeats(concertId, performanceId);
        catalogue.Invalidate();
    }
}

/// <param name="StartsAt">The new start; null keeps it.</param>
/// <param name="Prices">New prices in won by the name of the section; a section that is left out keeps its price.</param>
public sealed record ChangePerformance(
    long ConcertId,
    long PerformanceId,
    DateTimeOffset? StartsAt,
    IReadOnlyDictionary<string, long>? Prices
);
