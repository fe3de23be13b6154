using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>Writes the mails of mailings, in bounded transactions. Another instance goes on where one has ended.</summary>
public sealed class MailingFacade(IMailingRepository mailings, IUnitOfWork unitOfWork, TimeProvider time)
{
    /// <summary>Seats in one transaction.</summary>
    public const int BatchSize = 1_000;

    /// <returns>True when there may be more to write.</returns>
    public Task<bool> WriteNextAsync(CancellationToken ct) =>
        unitOfWork.ExecuteAsync(token => mailings.WriteNextAsync(BatchSize, time.GetUtcNow(), token), ct);
}
