namespace ConcertReservation.Domain.Mails;

public interface IMailingRepository
{
    /// <summary>The statement is sent before the commit.</summary>
    void Add(Mailing mailing);

    /// <summary>
    /// Writes the mails of the next holders of one mailing, and stores how far it is; a second mail of a mailing to the
    /// same account is left out. The lock of the mailing keeps other instances from it; they take the next one.
    /// </summary>
    /// <returns>False when no mailing is left that another instance does not write.</returns>
    Task<bool> WriteNextAsync(int limit, DateTimeOffset now, CancellationToken ct);
}
