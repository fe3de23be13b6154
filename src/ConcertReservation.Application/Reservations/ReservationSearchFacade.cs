using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Operators find reservations by number, id, e-mail address or name.</summary>
public sealed class ReservationSearchFacade(
    IReservationSearchRepository search,
    IConcertRepository concerts,
    TimeProvider time
)
{
    /// <summary>
    /// Fewer customers or issued reservations are few: each of their reservations is found by an index.
    /// </summary>
    private const int MostOfFew = 1_000;

    /// <summary>When many fit, a page searches so many reservations.</summary>
    private const int Window = 20_000;

    private const string CursorName = "found_reservations";

    /// <summary>
    /// Newest first. A page may have fewer items than its limit, even none, while there is a next page: each page does a
    /// bounded amount of work.
    /// </summary>
    public async Task<Page<FoundReservation>> SearchAsync(SearchReservations request, CancellationToken ct)
    {
        var filter = new ReservationFilter(
            request.ConcertId,
            request.PerformanceId,
            request.Status,
            Before: IdCursor.Read(CursorName, request.Page.Cursor),
            time.GetUtcNow()
        );
        // The index of the reservations begins with the concert.
        if (filter is { ConcertId: null, PerformanceId: { } performanceId })
            filter = filter with { ConcertId = await concerts.FindConcertOfAsync(performanceId, ct) ?? 0 };
        var (ids, end) = await FindAsync(request.Text, filter, request.Page.Limit + 1, ct);
        var found = await search.ListAsync(ids, filter, ct);
        var page = Page<FoundReservation>.Of(
            found,
            request.Page.Limit,
            reservation => reservation,
            reservation => IdCursor.Of(CursorName, reservation.ReservationId)
        );
        return page.NextCursor is null && end is { } last
            ? page with
            {
                NextCursor = IdCursor.Of(CursorName, last),
            }
            : page;
    }

    /// <summary>The ids, and the end of the window when older reservations were not searched.</summary>
    private async Task<(IReadOnlyCollection<Guid> Ids, Guid? End)> FindAsync(
        string? text,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    )
    {
        if (text is null)
            return await FindLatestAsync(text, filter, take, ct);
        if (Guid.TryParse(text, out var id))
            return ([id], null);

        // A name can have the form of a number.
        var numbered = ReservationNumber.Read(text) is { } serial ? await search.FindBySerialAsync(serial, ct) : null;
        var (found, end) = await FindOfPeopleAsync(text, filter, take, ct);
        return ([.. numbered is { } exact ? found.Append(exact).Distinct() : found], end);
    }

    private async Task<(IReadOnlyCollection<Guid> Ids, Guid? End)> FindOfPeopleAsync(
        string text,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    )
    {
        var customers = await search.FindCustomersAsync(text, MostOfFew + 1, ct);
        var issued = await search.FindIssuedAsync(text, MostOfFew + 1, ct);
        if (customers.Count > MostOfFew || issued.Count > MostOfFew)
            return await FindLatestAsync(text, filter, take, ct);

        var ofCustomers = customers.Count == 0 ? [] : await search.ListOfCustomersAsync(customers, filter, take, ct);
        var ofHolders = issued.Count == 0 ? [] : await search.ListSelectedAsync(issued, filter, take, ct);
        return ([.. ofCustomers, .. ofHolders], null);
    }

    private async Task<(IReadOnlyCollection<Guid> Ids, Guid? End)> FindLatestAsync(
        string? text,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    )
    {
        var ids = await search.ListLatestAsync(text, filter, Window, take, ct);
        return (ids, ids.Count < take ? await search.FindEndOfWindowAsync(filter, Window, ct) : null);
    }
}

/// <param name="Text">
/// A reservation number or id, or the beginning of an e-mail address or of a name, or a whole word of a name: of the
/// customer, or of the holder of an issued reservation. Null for all.
/// </param>
public sealed record SearchReservations(
    string? Text,
    long? ConcertId,
    long? PerformanceId,
    ReservationStatus? Status,
    PageRequest Page
);
