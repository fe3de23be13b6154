namespace ConcertReservation.Domain.Accounts;

/// <summary>Mails to an account about itself.</summary>
public interface IAccountMails
{
    /// <summary>Stores the mail in the outbox. The statement is sent before the commit.</summary>
    void Queue(AccountMail mail, Guid userId, DateTimeOffset now);
}

public enum AccountMail
{
    /// <summary>A link with which the password is reset.</summary>
    PasswordReset,

    /// <summary>Tells the owner that the password is another one.</summary>
    PasswordChanged,

    /// <summary>A link that proves the address.</summary>
    EmailVerification,
}
