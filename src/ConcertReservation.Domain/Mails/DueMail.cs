using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Mails;

/// <summary>A mail of the outbox that this instance has leased.</summary>
/// <param name="Edition">Counts how often the mail was requested: each edition is a mail of its own.</param>
/// <param name="Attempts">How often an instance has leased this edition, this time included.</param>
/// <param name="PerformanceId">Of the mailing; null for other mails and for all performances.</param>
public sealed record DueMail(
    Guid Id,
    int Edition,
    MailKind Kind,
    long ConcertId,
    long? PerformanceId,
    Guid? UserId,
    Guid? ReservationId,
    string? Content,
    int Attempts,
    DateTimeOffset QueuedAt
)
{
    /// <summary>The queue token whose turn the mail is about; null for other mails.</summary>
    public Guid? TokenId { get; init; }

    /// <summary>A mail that was not sent for so long is given up: its reader knows by other means.</summary>
    public static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);
    private const int MostDoublings = 7;

    /// <summary>Names this edition, also when it is sent twice: the recipient's program then shows it once.</summary>
    public string Name => FormattableString.Invariant($"{Id:N}.{Edition}");

    /// <summary>The token that the link in the mail needs; null for a mail without one.</summary>
    public AccountTokenKind? TokenKind =>
        Kind switch
        {
            MailKind.PasswordReset => AccountTokenKind.PasswordReset,
            MailKind.EmailVerification => AccountTokenKind.EmailVerification,
            _ => null,
        };

    public bool IsTooOldAt(DateTimeOffset now) => now - QueuedAt >= GivenUpAfter;

    /// <summary>How long to wait before the next attempt: 15 seconds, 30, 60, …, at most half an hour.</summary>
    public TimeSpan Wait
    {
        get
        {
            var wait = FirstWait * Math.Pow(2, Math.Min(Attempts - 1, MostDoublings));
            return wait < LongestWait ? wait : LongestWait;
        }
    }
}

/// <summary>What a mail is written from, as it is when the mail is sent.</summary>
/// <param name="Recipient">Null when the account no longer exists.</param>
/// <param name="Reservation">Null when the mail concerns none.</param>
/// <param name="StartsAt">The start of the mailing's performance.</param>
public sealed record MailFacts(
    MailRecipient? Recipient,
    MailConcert? Concert,
    DateTimeOffset? StartsAt,
    ReservationView? Reservation
)
{
    /// <summary>Created when the mail is sent; null for a mail without a link to an account.</summary>
    public string? Token { get; init; }

    /// <summary>Null when the mail is about no turn.</summary>
    public MailTurn? Turn { get; init; }
}

/// <summary>The queue token of a mail about a turn.</summary>
/// <param name="ExpiresAt">When the turn ends, or when it passes because its customer does not come; null before it.</param>
/// <param name="IsClaimed">The customer has come.</param>
public sealed record MailTurn(QueueTokenStatus Status, DateTimeOffset? ExpiresAt, bool IsClaimed);

public sealed record MailRecipient(string Address, string Name, Language Language);

/// <param name="TimeZone">The IANA name.</param>
/// <param name="RunningMinutes">Null when it is not known.</param>
public sealed record MailConcert(
    string Title,
    string VenueName,
    string VenueAddress,
    string TimeZone,
    int? RunningMinutes
);
