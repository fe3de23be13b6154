using System.Runtime.CompilerServices;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>All reservations of a concert, for the CSV export.</summary>
public sealed class ReservationExportFacade(
    IConcertRepository concerts,
    IReservationRepository reservations,
    IOverloadGuard guard,
    TimeProvider time
)
{
    private const int PageSize = 1_000;

    /// <summary>Oldest first. Refuses, before the first reservation, with <c>concert_not_found</c>.</summary>
    public async Task<IAsyncEnumerable<ExportedReservation>> ListAsync(long concertId, CancellationToken ct)
    {
        var concert = await concerts.FindAsync(concertId, ct) ?? throw Concert.NotFound();
        return ReadAsync(concert.Id, concert.Title, concert.TimeZone, ct);
    }

    // Reads page by page, each with a permit of its own, so that a slow client occupies neither a permit nor a database
    // connection.
    private async IAsyncEnumerable<ExportedReservation> ReadAsync(
        long concertId,
        string title,
        string timeZone,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        IReadOnlyList<ReservationRecord> page = [];
        do
        {
            var after = page.Count == 0 ? (Guid?)null : page[^1].ReservationId;
            page = await guard.RunAsync(
                () => reservations.ListOfConcertAsync(concertId, after, PageSize, time.GetUtcNow(), ct),
                ct
            );
            foreach (var reservation in page)
                yield return new ExportedReservation(title, timeZone, reservation);
        } while (page.Count == PageSize);
    }
}

/// <summary>A reservation in the CSV file. <paramref name="TimeZone"/> is the IANA name of the concert's zone.</summary>
public sealed record ExportedReservation(string ConcertTitle, string TimeZone, ReservationRecord Reservation);
