using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Mails;

/// <summary>The outbox.</summary>
public interface IMailRepository
{
    /// <summary>Inserts mails of one concert. The statement is sent before the commit.</summary>
    void Insert(long concertId, IReadOnlyCollection<Mail> mails, DateTimeOffset now);

    /// <summary>Queues another edition of the mail, or the mail itself when it is no longer stored.</summary>
    /// <param name="notSince">Only when the last edition was queued before, or was the first one.</param>
    /// <returns>Null when it is queued, else when the last edition was queued.</returns>
    Task<DateTimeOffset?> QueueAgainAsync(Mail mail, DateTimeOffset notSince, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Leases the mails that are due, mails with a single recipient first. A leased mail is due again when the lease ends.
    /// Mails that another instance leases at the moment are skipped.
    /// </summary>
    Task<IReadOnlyList<DueMail>> LeaseAsync(int limit, DateTimeOffset now, DateTimeOffset until, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, MailFacts>> ReadFactsAsync(
        IReadOnlyCollection<DueMail> mails,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Changes nothing when another edition was queued meanwhile.</summary>
    Task EndAsync(DueMail mail, MailEnd end, string? reason, DateTimeOffset now, CancellationToken ct);

    /// <summary>The mails are due again at their times. Changes nothing when another edition was queued meanwhile.</summary>
    Task RetryAsync(
        IReadOnlyCollection<DueMail> mails,
        Func<DueMail, DateTimeOffset> dueAt,
        string? reason,
        CancellationToken ct
    );

    /// <summary>Gives up mails that were queued before. Mails that an instance has leased are left out.</summary>
    /// <returns>How many, and the reason of one of them.</returns>
    Task<(int Count, string? Reason)> GiveUpAsync(
        DateTimeOffset queuedBefore,
        int limit,
        DateTimeOffset now,
        CancellationToken ct
    );

    /// <summary>Deletes mails that have ended, and mailings that are written.</summary>
    Task<int> DeleteAsync(DateTimeOffset queuedBefore, int limit, CancellationToken ct);

    Task<MailBacklog> CountQueuedAsync(CancellationToken ct);

    /// <summary>
    /// What was mailed about a reservation and its performance, and about the turns of these tokens; mails that have ended
    /// more than 30 days ago are not stored any more.
    /// </summary>
    Task<IReadOnlyList<MailRecord>> ListAboutAsync(
        ReservationView reservation,
        IReadOnlyCollection<Guid> tokenIds,
        CancellationToken ct
    );
}

/// <summary>A mail that was sent, or given up.</summary>
/// <param name="Reason">Why it was given up; null when it was sent.</param>
public sealed record MailRecord(DateTimeOffset At, MailKind Kind, string? Reason);

/// <summary>How a mail ended.</summary>
public enum MailEnd
{
    Sent,

    /// <summary>The server refused it for good, or it could not be sent for a day.</summary>
    GivenUp,

    /// <summary>There is nothing to say any more: the account was removed, or the reservation was refunded.</summary>
    Dropped,
}

/// <param name="Oldest">When the oldest was queued; null when there is none.</param>
public sealed record MailBacklog(int Queued, DateTimeOffset? Oldest);
