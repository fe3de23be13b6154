using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Reservations;

/// <summary>Who is expected at a performance, and who is in.</summary>
public sealed class ExpectedTicketsFacade(
    IConcertRepository concerts,
    ICheckInRepository checkIns,
    IDoorRepository doors,
    ICurrentStaff staff,
    SaleCache sale
)
{
    private const string CursorName = "admissions";
    private const int MostProblems = 100;

    private sealed record Key(string Number);

    /// <summary>Ordered by seat number. Refuses with <c>forbidden</c> or <c>performance_not_found</c>.</summary>
    /// <param name="search">The beginning of a seat number, or a part of the holder's name; null for all.</param>
    public async Task<ExpectedTicketsResult> ListAsync(
        long performanceId,
        string? search,
        PageRequest page,
        CancellationToken ct
    )
    {
        staff.EnsureMayAdmitTo(performanceId);
        var concertId = await concerts.FindConcertOfAsync(performanceId, ct) ?? throw Performance.NotFound();
        var after = Cursor.Read(CursorName, page.Cursor, keys => keys is [var number] ? new Key(number) : null);
        var rows = await checkIns.ListExpectedAsync(
            new ExpectedSeatsQuery(performanceId, search, after?.Number, page.Limit + 1),
            ct
        );
        var seats = Page<ExpectedTicket>.Of(
            rows,
            page.Limit,
            ExpectedTicket.Of,
            row => Cursor.Of(CursorName, row.Number)
        );
        var problems = await doors.ListProblemsAsync(concertId, performanceId, MostProblems, ct);
        return new ExpectedTicketsResult(
            performanceId,
            await checkIns.CountAsync(performanceId, ct),
            (await sale.FindSeatsAsync(concertId, performanceId, ct)).CountSold(),
            seats.Items,
            seats.NextCursor,
            [.. problems.Where(problem => problem.Outcome == DoorOutcome.Conflict).Select(DoorConflict.Of)],
            [.. problems.Where(problem => problem.Outcome == DoorOutcome.Refunded).Select(RefusedAdmission.Of)]
        );
    }
}

/// <param name="Admitted">How many seats are in.</param>
/// <param name="Expected">How many seats are sold.</param>
/// <param name="NextCursor">Null at the end of the list.</param>
/// <param name="Conflicts">Tickets that two doors let in; the newest 100 conflicts and refused admissions together.</param>
/// <param name="Refused">Tickets that a door let in without a network after they were refunded.</param>
public sealed record ExpectedTicketsResult(
    long PerformanceId,
    int Admitted,
    int Expected,
    IReadOnlyList<ExpectedTicket> Items,
    string? NextCursor,
    IReadOnlyList<DoorConflict> Conflicts,
    IReadOnlyList<RefusedAdmission> Refused
);

/// <param name="CheckedInAt">Null until the holder is in.</param>
public sealed record ExpectedTicket(
    string TicketId,
    Guid ReservationId,
    string Number,
    string? Section,
    string? Row,
    string Holder,
    DateTimeOffset? CheckedInAt
)
{
    internal static ExpectedTicket Of(ExpectedSeat seat) =>
        new(
            new TicketId(seat.ReservationId, seat.SeatId).ToString(),
            seat.ReservationId,
            seat.Number,
            seat.Section,
            seat.Row,
            seat.Holder,
            seat.CheckedInAt
        );
}
