using System.Runtime.CompilerServices;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>All of a concert's reservations, for whoever wants to take them home.</summary>
public sealed class ReservationExportFacade(
    IConcertRepository concerts,
    IReservationRepository reservations,
    TimeProvider time
)
{
    private const int PageSize = 1_000;

    /// <summary>Oldest first. Refuses, before the first of them, with <c>concert_not_found</c>.</summary>
    public async Task<IAsyncEnumerable<ReservationRecord>> ListAsync(long concertId, CancellationToken ct)
    {
        if (await concerts.FindAsync(concertId, ct) is null)
            throw ConcertFacade.NotFound();
        return ReadAsync(concertId, ct);
    }

    // Page by page: however slowly it is taken away, no connection is held meanwhile.
    private async IAsyncEnumerable<ReservationRecord> ReadAsync(
        long concertId,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        IReadOnlyList<ReservationRecord> page = [];
        do
        {
            var after = page.Count == 0 ? (Guid?)null : page[^1].ReservationId;
            page = await reservations.ListOfConcertAsync(concertId, after, PageSize, time.GetUtcNow(), ct);
            foreach (var reservation in page)
                yield return reservation;
        } while (page.Count == PageSize);
    }
}
