using ConcertReservation.Application.Audit;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.HouseSeats;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Texts;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.HouseSeats;

/// <summary>
/// An operator sells seats at the box office, or gives them away. No wallet is used, and neither the line nor the sale
/// window nor the limits of a customer apply.
/// </summary>
public sealed class IssueFacade(
    HouseSeatService houseSeats,
    IReservationRepository reservations,
    ITicketSigner signer,
    IMailRepository mails,
    SaleCache sale,
    CatalogueCache catalogue,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// All seats or none. Refuses with <c>performance_not_found</c>, <c>seat_not_found</c>, <c>sale_closed</c> after the
    /// start, <c>seat_unavailable</c> (with <c>seatIds</c>) for seats that are held or sold, or <c>validation_failed</c>.
    /// </summary>
    public async Task<IssuedReservationResult> IssueAsync(IssueSeats request, CancellationToken ct)
    {
        var holder = Holder.Of(request.HolderName, request.HolderEmail, request.HolderLanguage);
        var reason = request.Reason is { } text ? TypedText.Of(text, SeatBlockFacade.MaxReasonLength, "reason") : null;

        var (concertId, performanceId) = (request.Seats.ConcertId, request.Seats.PerformanceId);
        var reservationId = await unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var (issued, payment) = await houseSeats.IssueAsync(request.Seats, holder, request.Method, now, token);
                if (holder.Email is not null)
                    mails.Insert(concertId, [Mail.Confirmation(payment)], now);
                unitOfWork.AfterCommit(() =>
                {
                    sale.InvalidateSeats(concertId, performanceId);
                    catalogue.Invalidate();
                });
                audit.Record(
                    "seats.issue",
                    $"reservation/{issued.Id}",
                    before: null,
                    after: AuditedIssue.Of(issued, request.Method, reason)
                );
                return issued.Id;
            },
            ct
        );
        var view = await reservations.FindViewAsync(reservationId, time.GetUtcNow(), ct);
        return IssuedReservationResult.Of(view!, holder, request.Method, signer);
    }

    // What the audit log keeps.
    private sealed record AuditedIssue(
        long PerformanceId,
        PaymentMethod Method,
        string Holder,
        string? Email,
        int Count,
        string SeatIds,
        long TotalPrice,
        string? Reason
    )
    {
        public static AuditedIssue Of(Reservation issued, PaymentMethod method, string? reason) =>
            new(
                issued.PerformanceId,
                method,
                issued.HolderName!,
                issued.HolderEmail,
                issued.Seats.Count,
                SeatRanges.Of(issued.Seats.Select(seat => seat.SeatId)),
                issued.TotalPrice,
                reason
            );
    }
}

/// <param name="Method">Not a wallet.</param>
/// <param name="Reason">Only the audit log keeps it.</param>
public sealed record IssueSeats(
    SeatsOfPerformance Seats,
    string HolderName,
    string? HolderEmail,
    Language HolderLanguage,
    PaymentMethod Method,
    string? Reason
);
