using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>Seats of a reservation were refunded.</summary>
internal static class RefundMail
{
    public static MailText Write(MailSubject about, RefundContent refund, MailWords words, SiteAddress site) =>
        new MailPage(words)
            .Heading(words.Say("환불이 완료되었습니다", "Your refund"))
            .Paragraph(about.Greeting(words))
            .Paragraph(
                words.Say(
                    "아래 좌석의 결제 금액을 지갑으로 돌려드렸습니다. 이 좌석의 티켓은 더 이상 사용할 수 없습니다.",
                    "The price of these seats is back in your wallet. Their tickets are no longer valid."
                )
            )
            .Facts(
                about.ConcertFact(words),
                about.WhenFact(words),
                (words.Say("환불 좌석", "Refunded seats"), words.Seats(refund.Seats)),
                (words.Say("환불 금액", "Amount"), words.Money(refund.Amount))
            )
            .Link(words.Say("예매 내역 보기", "See my reservation"), site.Of(about.ReservationPath))
            .ToText(words.Say($"[환불 완료] {about.Concert.Title}", $"Refund: {about.Concert.Title}"));
}
