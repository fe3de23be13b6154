using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>An operator sends the confirmation of a reservation again.</summary>
public sealed class MailRequestFacade(
    IReservationRepository reservations,
    IPaymentRepository payments,
    IAccountRepository accounts,
    IMailRepository mails,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The mail is stored with the audit entry, and sent afterwards. Refuses with <c>reservation_not_found</c>,
    /// <c>reservation_not_paid</c>, or <c>rate_limited</c> when an operator queued the same mail less than a minute ago.
    /// </summary>
    public Task<QueuedMail> SendConfirmationAsync(Guid reservationId, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(token => QueueAsync(reservationId, token), ct);

    private async Task<QueuedMail> QueueAsync(Guid reservationId, CancellationToken ct)
    {
        var concertId = await reservations.FindConcertAsync(reservationId, ct) ?? throw Reservation.NotFound();
        // The lock: a refund at the same time is before this mail, which is then refused, or after it.
        var reservation =
            await reservations.FindForUpdateAsync(concertId, reservationId, ct) ?? throw Reservation.NotFound();
        if (reservation.Status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "Only a paid reservation has a confirmation.");

        var mail = Mail.Confirmation(await payments.FindOfReservationAsync(concertId, reservationId, ct));
        var account = await accounts.FindAsync(reservation.UserId, ct);
        var now = time.GetUtcNow();
        if (await mails.QueueAgainAsync(mail, now - Once, now, ct) is { } last)
            throw new DomainException(ErrorCode.RateLimited, "This mail was queued less than a minute ago.")
            {
                RetryAfter = last + Once - now,
            };

        audit.Record("reservation.mail", $"reservation/{reservationId}", before: null, after: new { account!.Email });
        return new QueuedMail(reservationId, account.Email, now);
    }
}

/// <param name="Email">Where the mail goes, unless the account gets another address first.</param>
public sealed record QueuedMail(Guid ReservationId, string Email, DateTimeOffset QueuedAt);
