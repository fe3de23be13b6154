using System.Globalization;
using ConcertReservation.Application.Mails;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Api.Mails;

/// <summary>Writes each kind of mail.</summary>
internal sealed class MailWriter(ITicketSigner signer, SiteAddress site, TimeProvider time) : IMailWriter
{
    public MailText? Write(DueMail mail, MailFacts facts)
    {
        if (facts.Recipient is { } owner && AccountMail.Of(mail, facts.Token, owner, site) is { } aboutTheAccount)
            return aboutTheAccount;

        // A mail that concerns nothing any more is dropped.
        if (facts is not { Recipient: { } recipient, Concert: { } concert })
            return null;

        var words = new MailWords(recipient.Language);
        var linePage = site.Of(string.Create(CultureInfo.InvariantCulture, $"/concerts/{mail.ConcertId}/line"));
        return mail.Kind switch
        {
            MailKind.TurnNear => TurnNearMail.Write(recipient, concert, facts.Turn, words, linePage),
            MailKind.TurnBegan => TurnBeganMail.Write(
                recipient,
                concert,
                facts.Turn,
                words,
                linePage,
                time.GetUtcNow()
            ),
            _ when facts.Reservation is { } reservation => Write(
                mail,
                new MailSubject(recipient, concert, reservation, facts.StartsAt ?? reservation.StartsAt),
                words
            ),
            _ => null,
        };
    }

    private MailText? Write(DueMail mail, MailSubject about, MailWords words) =>
        mail.Kind switch
        {
            MailKind.Confirmation => ConfirmationMail.Write(about, words, signer, site, time.GetUtcNow()),
            MailKind.Refund => RefundMail.Write(about, MailContents.Read<RefundContent>(mail.Content), words, site),
            MailKind.Moved => MovedMail.Write(about, MailContents.Read<MoveContent>(mail.Content), words, site),
            MailKind.Cancelled => CancelledMail.Write(about, words, site),
            MailKind.Message => MessageMail.Write(about, MailContents.Read<MessageContent>(mail.Content), words, site),
            _ => throw new InvalidOperationException($"No mail is written for {mail.Kind}."),
        };
}
