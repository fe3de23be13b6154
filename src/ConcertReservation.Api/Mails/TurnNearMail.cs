using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Api.Mails;

/// <summary>The turn of a customer who waits comes soon.</summary>
internal static class TurnNearMail
{
    /// <summary>Null when the customer does not wait any more.</summary>
    public static MailText? Write(
        MailRecipient to,
        MailConcert concert,
        MailTurn? turn,
        MailWords words,
        string linePage
    ) =>
        turn is { Status: QueueTokenStatus.Waiting }
            ? new MailPage(words)
                .Heading(words.Say("곧 차례가 됩니다", "Your turn is near"))
                .Paragraph(words.Greeting(to.Name))
                .Paragraph(
                    words.Say(
                        "약 5분 뒤에 입장하실 차례입니다. 지금 대기 화면을 열어 두세요. 차례가 되었을 때 화면이 열려 있지 않으면 차례가 지나갈 수 있습니다.",
                        "You will be let in in about five minutes. Open the page of the line now and keep it open: a turn does not wait for long."
                    )
                )
                .Facts((words.Say("공연", "Concert"), concert.Title))
                .Link(words.Say("대기 화면 열기", "Open the page of the line"), linePage)
                .Note(TurnBeganMail.WhyOf(words))
                .ToText(words.Say($"[차례 임박] {concert.Title}", $"Your turn is near: {concert.Title}"))
            : null;
}
