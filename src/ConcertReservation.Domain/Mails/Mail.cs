using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Mails;

/// <summary>
/// A mail to one customer, stored in the transaction of its cause. It is written out when it is sent: only what must not
/// change until then is part of it.
/// </summary>
/// <param name="Id">
/// The id of the payment or the refund: the key of the table then refuses a second mail for the same cause.
/// </param>
/// <param name="UserId">Null: to the holder of an issued reservation.</param>
/// <param name="Content">JSON of a record of <see cref="MailContents"/>; null when current data say everything.</param>
public sealed record Mail(Guid Id, MailKind Kind, long ConcertId, Guid? UserId, Guid ReservationId, string? Content)
{
    public static Mail Confirmation(Payment payment) =>
        new(payment.Id, MailKind.Confirmation, payment.ConcertId, payment.UserId, payment.ReservationId, Content: null);

    /// <param name="refund">Its seats are those of <paramref name="before"/>.</param>
    /// <param name="before">The reservation as it was before the refund.</param>
    public static Mail OfRefund(Refund refund, ReservationView before)
    {
        var seatIds = refund.Seats.Select(seat => seat.SeatId).ToHashSet();
        var content = new RefundContent(refund.Amount, [.. before.Seats.Where(seat => seatIds.Contains(seat.SeatId))]);
        return new Mail(
            refund.Id,
            MailKind.Refund,
            refund.ConcertId,
            refund.UserId,
            refund.ReservationId,
            MailContents.Write(content)
        );
    }
}

public enum MailKind
{
    /// <summary>A reservation is paid: its tickets.</summary>
    Confirmation,

    /// <summary>Seats are refunded.</summary>
    Refund,

    /// <summary>A performance has another date.</summary>
    Moved,

    /// <summary>A performance is cancelled.</summary>
    Cancelled,

    /// <summary>An operator writes to the holders.</summary>
    Message,

    /// <summary>A link with which the password is reset.</summary>
    PasswordReset,

    /// <summary>The password is another one.</summary>
    PasswordChanged,

    /// <summary>A link that proves the address.</summary>
    EmailVerification,

    /// <summary>The turn of a customer who waits comes in about five minutes.</summary>
    TurnNear,

    /// <summary>The turn of a customer who waited has begun.</summary>
    TurnBegan,
}
