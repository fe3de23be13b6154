using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Application.Planning;

/// <summary>Operators publish a draft, or remove a concert that no customer has used.</summary>
public sealed class ConcertPublicationFacade(
    IConcertRepository concerts,
    ILineRepository lines,
    IReservationRepository reservations,
    SaleCache sale,
    CatalogueCache catalogue,
    LineStateCache lineStates,
    RefundTerms refunds,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Customers see the concert from the commit on. Publishing it again changes nothing. Refuses with
    /// <c>concert_not_found</c>, <c>precondition_failed</c>, or <c>validation_failed</c> when all dates are over.
    /// </summary>
    /// <returns>The concert, and its version.</returns>
    public Task<(ConcertResult Concert, string Version)> PublishAsync(
        long concertId,
        ExpectedVersion expected,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                expected.EnsureIs(concert.ToVersion());
                var now = time.GetUtcNow();
                if (concert.Publish(now))
                {
                    await unitOfWork.FlushAsync(token);
                    unitOfWork.AfterCommit(() => Invalidate(concertId));
                    audit.Record("concert.publish", $"concert/{concertId}", before: null, concert.ToTerms());
                }
                var published = await concerts.FindListingAsync(concertId, now, token);
                return (ConcertResult.Of(published!, refunds, now), concert.ToVersion());
            },
            ct
        );

    /// <summary>
    /// Removes the concert. Its line is locked, so that a join comes before the check, or finds no line. Its performances
    /// are locked, and so are their holds and sales. Its seats stay in the database, where nothing finds them: to delete
    /// a seat, PostgreSQL would search all reservations for it. Refuses with <c>concert_not_found</c>,
    /// <c>precondition_failed</c> or <c>concert_in_use</c>.
    /// </summary>
    public Task RemoveAsync(long concertId, ExpectedVersion expected, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                expected.EnsureIs(concert.ToVersion());
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var performances = await concerts.ListPerformancesForUpdateAsync(concertId, token);
                var before = concert.ToTerms();
                var isInUse = line.WasJoined || await reservations.AnyOfConcertAsync(concertId, token);
                concert.Remove(isInUse, time.GetUtcNow());
                lines.Remove(line);
                unitOfWork.AfterCommit(() => Invalidate(concertId, performances));
                audit.Record("concert.remove", $"concert/{concertId}", before, after: null);
                return concert;
            },
            ct
        );

    private void Invalidate(long concertId, IReadOnlyList<Performance>? removed = null)
    {
        sale.InvalidateSchedule(concertId);
        foreach (var performance in removed ?? [])
            sale.InvalidateSeats(concertId, performance.Id);
        catalogue.Invalidate();
        lineStates.Invalidate(concertId);
    }
}
