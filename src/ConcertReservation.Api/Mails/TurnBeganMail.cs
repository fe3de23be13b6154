using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Mails;

/// <summary>The turn of a customer who waited has begun.</summary>
internal static class TurnBeganMail
{
    /// <summary>Null when the turn has ended.</summary>
    public static MailText? Write(
        MailRecipient to,
        MailConcert concert,
        MailTurn? turn,
        MailWords words,
        string linePage,
        DateTimeOffset now
    )
    {
        if (turn is not { Status: QueueTokenStatus.Active, ExpiresAt: { } end } || end <= now)
            return null;

        return new MailPage(words)
            .Heading(words.Say("지금 입장하실 차례입니다", "It is your turn"))
            .Paragraph(words.Greeting(to.Name))
            .Paragraph(
                turn.IsClaimed
                    ? words.Say(
                        "좌석을 선택하고 예매하실 수 있습니다. 아래 시각까지 진행해 주세요.",
                        "You can choose your seats now. Your turn lasts until the time below."
                    )
                    : words.Say(
                        "아래 시각까지 입장해 주세요. 그때까지 입장하지 않으시면 차례가 다음 분께 넘어갑니다.",
                        "Come in before the time below. After it your turn goes to the next customer."
                    )
            )
            .Facts(
                (words.Say("공연", "Concert"), concert.Title),
                (words.Say(turn.IsClaimed ? "차례 종료" : "입장 마감", "Until"), words.When(end, concert.TimeZone))
            )
            .Link(words.Say("입장하기", "Choose seats"), linePage)
            .Note(WhyOf(words))
            .ToText(words.Say($"[입장 안내] {concert.Title}", $"It is your turn: {concert.Title}"));
    }

    public static string WhyOf(MailWords words) =>
        words.Say(
            "대기 화면에서 메일 알림을 신청하셔서 보내드립니다.",
            "You get this mail because you asked for it on the page of the line."
        );
}
