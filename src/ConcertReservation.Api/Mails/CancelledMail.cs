using ConcertReservation.Application.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>A performance is cancelled; its seats are refunded without a request.</summary>
internal static class CancelledMail
{
    public static MailText Write(MailSubject about, MailWords words, SiteAddress site) =>
        new MailPage(words)
            .Heading(words.Say("공연이 취소되었습니다", "The performance is cancelled"))
            .Paragraph(about.Greeting(words))
            .Paragraph(
                words.Say(
                    "예매하신 공연이 취소되었습니다. 결제하신 금액은 결제하신 수단으로 모두 돌려드리며, 따로 신청하실 것은 없습니다.",
                    "This performance does not take place. What you paid goes back to where it came from; you need to do nothing."
                )
            )
            .Facts(about.ConcertFact(words), about.WhenFact(words), about.VenueFact(words))
            .Link(words.Say("예매 내역 보기", "See my reservation"), site.Of(about.ReservationPath))
            .ToText(words.Say($"[공연 취소] {about.Concert.Title}", $"Cancelled: {about.Concert.Title}"));
}
