using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>Mails the customers who wait, want mails about their turn, and are about five minutes away from it.</summary>
public sealed class NearTurnFacade(
    ITurnMailRepository turnMails,
    LineStateCache lines,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Of the estimated wait. A mail takes a while to be seen, and the turn does not wait for its customer.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromMinutes(5);

    /// <summary>Requests in one transaction.</summary>
    public const int BatchSize = 1_000;

    public Task<IReadOnlyList<long>> ListConcertsAsync(CancellationToken ct) => turnMails.ListConcertsAsync(ct);

    /// <returns>True when there may be more to mail.</returns>
    public async Task<bool> MailNextAsync(long concertId, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var line = await lines.FindAsync(concertId, ct);
        if (line?.LastPlaceWithin(Near, now) is not { } last)
            return false;

        return await unitOfWork.ExecuteAsync(
            async token => await turnMails.QueueNearAsync(concertId, last, BatchSize, now, token) == BatchSize,
            ct
        );
    }
}
