using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>A performance has another date. A holder keeps the seats, or gives them back.</summary>
internal static class MovedMail
{
    /// <summary>Null when the reservation was refunded meanwhile.</summary>
    public static MailText? Write(MailSubject about, MoveContent move, MailWords words, SiteAddress site) =>
        about.IsPaid
            ? new MailPage(words)
                .Heading(words.Say("공연 일정이 변경되었습니다", "The performance has a new date"))
                .Paragraph(about.Greeting(words))
                .Paragraph(
                    words.Say(
                        "예매하신 좌석과 티켓은 새 일정에 그대로 유효합니다. 참석이 어려우시면 새 공연 시작 전까지 환불하실 수 있습니다.",
                        "Your seats and tickets are valid for the new date. If you cannot come, you can refund them until the new start."
                    )
                )
                .Facts(
                    about.ConcertFact(words),
                    (words.Say("새 일시", "New date"), words.When(move.To, about.Concert.TimeZone)),
                    (words.Say("이전 일시", "Date before"), words.When(move.From, about.Concert.TimeZone)),
                    about.VenueFact(words),
                    about.SeatsFact(words)
                )
                .Link(words.Say("예매 내역 보기", "See my reservation"), site.Of(about.ReservationPath))
                .ToText(words.Say($"[일정 변경] {about.Concert.Title}", $"New date: {about.Concert.Title}"))
            : null;
}
