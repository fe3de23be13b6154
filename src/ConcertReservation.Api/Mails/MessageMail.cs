using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>An operator writes to the holders, in the words of the operator.</summary>
internal static class MessageMail
{
    /// <summary>Null when the reservation was refunded meanwhile.</summary>
    public static MailText? Write(MailSubject about, MessageContent message, MailWords words, SiteAddress site) =>
        about.IsPaid
            ? new MailPage(words)
                .Heading(message.Subject)
                .Paragraph(message.Text)
                .Facts(about.ConcertFact(words), about.WhenFact(words), about.SeatsFact(words))
                .Link(words.Say("예매 내역 보기", "See my reservation"), site.Of(about.ReservationPath))
                .Note(
                    words.Say(
                        "이 공연을 예매하신 분께 주최 측이 보내는 안내입니다.",
                        "The organiser sends this to everybody who has tickets for this concert."
                    )
                )
                .ToText(message.Subject)
            : null;
}
