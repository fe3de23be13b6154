using System.Globalization;
using System.Text;
using ConcertReservation.Api.Calendars;
using ConcertReservation.Api.Reservations;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Mails;

/// <summary>The tickets of a paid reservation, with a calendar entry.</summary>
internal static class ConfirmationMail
{
    /// <summary>Null when the reservation is not paid any more.</summary>
    public static MailText? Write(
        MailSubject about,
        MailWords words,
        ITicketSigner signer,
        SiteAddress site,
        DateTimeOffset now
    )
    {
        if (!about.IsPaid)
            return null;

        var page = new MailPage(words)
            .Heading(words.Say("예매가 완료되었습니다", "Your tickets"))
            .Paragraph(about.Greeting(words))
            .Paragraph(
                words.Say(
                    "결제가 완료되어 좌석이 확정되었습니다. 입장할 때 좌석마다 아래 QR 코드를 보여 주세요.",
                    "Your payment is complete and your seats are yours. Show the QR code of each seat at the entrance."
                )
            )
            .Facts(
                about.ConcertFact(words),
                about.WhenFact(words),
                about.VenueFact(words),
                about.SeatsFact(words),
                (words.Say("결제 금액", "Paid"), words.Money(about.Reservation.TotalPrice))
            );
        foreach (var seat in about.Reservation.Seats)
            AddTicket(page, about.Reservation.ReservationId, seat, words, signer);
        return page.Link(words.Say("내 티켓 보기", "See my tickets"), site.Of($"{about.ReservationPath}/ticket"))
            .Note(
                words.Say(
                    "QR 코드를 가진 사람이 입장할 수 있으니 다른 사람에게 보내지 마세요.",
                    "A code lets in one person, and the first one who shows it. Do not pass this mail on."
                )
            )
            .Attach(CalendarOf(about, now))
            .ToText(words.Say($"[예매 완료] {about.Concert.Title}", $"Your tickets: {about.Concert.Title}"));
    }

    private static void AddTicket(
        MailPage page,
        Guid reservationId,
        ReservedSeat seat,
        MailWords words,
        ITicketSigner signer
    )
    {
        var code = signer.Sign(new TicketId(reservationId, seat.SeatId));
        var number = seat.SeatId.ToString(CultureInfo.InvariantCulture);
        page.Picture(
            words.Seat(seat),
            code,
            new MailAttachment(
                $"ticket-{number}.png",
                "image/png",
                TicketQrCode.ToPng(code),
                $"ticket-{number}@tickets"
            )
        );
    }

    private static MailAttachment CalendarOf(MailSubject about, DateTimeOffset now)
    {
        var entry = new TicketCalendarEntry(
            about.Reservation.ReservationId,
            about.Reservation.Number,
            about.Concert.Title,
            about.Reservation.Venue,
            about.Concert.TimeZone,
            about.StartsAt,
            about.Concert.RunningMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            [.. about.Reservation.Seats.Select(seat => seat.Number)],
            now
        );
        return new MailAttachment(
            "ticket.ics",
            $"{CalendarText.ContentType}; charset=utf-8; method=PUBLISH",
            Encoding.UTF8.GetBytes(TicketCalendar.Write(entry))
        );
    }
}
