using ConcertReservation.Domain.Mails;

namespace ConcertReservation.Application.Mails;

/// <summary>Writes mails in the language of their recipient.</summary>
public interface IMailWriter
{
    /// <summary>Null when there is nothing to say any more, for example because the reservation was refunded.</summary>
    MailText? Write(DueMail mail, MailFacts facts);
}
