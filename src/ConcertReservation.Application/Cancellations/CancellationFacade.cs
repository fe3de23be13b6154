using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Cancellations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Cancellations;

/// <summary>Operators cancel performances, and read how far the refunds are.</summary>
public sealed class CancellationFacade(
    CancellationService cancelling,
    ICancellationRepository cancellations,
    IConcertRepository concerts,
    IMailingRepository mailings,
    SaleCache sale,
    CatalogueCache catalogue,
    LineStateCache lines,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "cancellation-failures";

    /// <summary>
    /// Cancels a performance, or all performances of the concert that are to come. From the commit on nothing of them is
    /// held, paid or checked in, and their holds have ended; a worker refunds what is paid. A second call changes
    /// nothing. Refuses with <c>concert_not_found</c>, <c>performance_not_found</c>, or <c>sale_closed</c> when there is
    /// nothing to cancel.
    /// </summary>
    public Task<Cancelled> CancelAsync(CancellationOrder order, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var locked = await cancelling.LockAsync(order.ConcertId, token);
                // The time after the locks: what was committed before them is before the cancellation.
                var now = time.GetUtcNow();
                var cancelled = await cancelling.CancelAsync(locked, order, now, token);
                var all = await cancellations.ListAsync(order.ConcertId, token);
                foreach (var performance in cancelled)
                {
                    mailings.Add(Mailing.Cancelled(order.ConcertId, performance.Id, now));
                    Record(performance, all);
                }
                if (cancelled.Count > 0)
                    unitOfWork.AfterCommit(() => Invalidate(order.ConcertId, cancelled));
                return new Cancelled(cancelled.Count > 0, ConcertCancellationResult.Of(order.ConcertId, all)!);
            },
            ct
        );

    /// <summary>
    /// Refuses with <c>concert_not_found</c>, <c>performance_not_found</c>, or <c>not_found</c> when the performance is
    /// not cancelled.
    /// </summary>
    public async Task<CancellationResult> FindAsync(long concertId, long performanceId, CancellationToken ct)
    {
        if (await cancellations.FindAsync(concertId, performanceId, ct) is { } cancellation)
            return CancellationResult.Of(cancellation);

        var concert = await concerts.FindWithPerformancesAsync(concertId, ct) ?? throw Concert.NotFound();
        throw concert.Performances.Any(performance => performance.Id == performanceId)
            ? NotCancelled()
            : Performance.NotFound();
    }

    /// <summary>
    /// What could not be refunded, by id of the reservation. Refuses as
    /// <see cref="FindAsync(long, long, CancellationToken)"/> does.
    /// </summary>
    public async Task<Page<CancellationFailureResult>> ListFailuresAsync(
        long concertId,
        long performanceId,
        PageRequest page,
        CancellationToken ct
    )
    {
        await FindAsync(concertId, performanceId, ct);
        var after = IdCursor.Read(CursorName, page.Cursor);
        var rows = await cancellations.ListFailuresAsync(concertId, performanceId, after, page.Limit + 1, ct);
        return Page<CancellationFailureResult>.Of(
            rows,
            page.Limit,
            CancellationFailureResult.Of,
            row => IdCursor.Of(CursorName, row.ReservationId)
        );
    }

    internal static DomainException NotCancelled() => new(ErrorCode.NotFound, "Nothing is cancelled.");

    private void Record(Performance performance, IReadOnlyList<Cancellation> all) =>
        audit.Record(
            "performance.cancel",
            $"performance/{performance.Id}",
            before: null,
            CancellationResult.Of(all.Single(cancellation => cancellation.PerformanceId == performance.Id))
        );

    private void Invalidate(long concertId, IReadOnlyList<Performance> cancelled)
    {
        sale.InvalidateSchedule(concertId);
        foreach (var performance in cancelled)
            sale.InvalidateSeats(concertId, performance.Id);
        catalogue.Invalidate();
        lines.Invalidate(concertId);
    }
}

/// <param name="IsNew">False when everything was cancelled before.</param>
/// <param name="Concert">All cancelled performances of the concert.</param>
public sealed record Cancelled(bool IsNew, ConcertCancellationResult Concert)
{
    public CancellationResult Of(long performanceId) =>
        Concert.Performances.Single(performance => performance.PerformanceId == performanceId);
}
