namespace ConcertReservation.Application.Mails;

/// <summary>The folder into which mails are written in Development.</summary>
public interface IDevelopmentMailbox
{
    /// <summary>The newest mails, newest first.</summary>
    Task<IReadOnlyList<StoredMail>> ListAsync(CancellationToken ct);

    /// <summary>Null when there is no such mail.</summary>
    Task<StoredMail?> FindAsync(string name, CancellationToken ct);
}

/// <param name="Name">The name of its file, without the extension.</param>
/// <param name="Source">The whole file.</param>
public sealed record StoredMail(
    string Name,
    DateTimeOffset At,
    string From,
    string To,
    string Subject,
    string Plain,
    string Html,
    IReadOnlyList<MailAttachment> Attachments,
    byte[] Source
);
