using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>Bounds the outbox: gives up mails after a day, and deletes what has ended after 30 days.</summary>
public sealed class MailSweepFacade(
    IMailRepository mails,
    IMailTransport transport,
    MailMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int BatchSize = 1_000;
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Sweeps one bounded batch, and reads the backlog for the metrics.</summary>
    public async Task<SweptMails> SweepAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var (givenUp, reason) = await unitOfWork.ExecuteAsync(
            token => mails.GiveUpAsync(now - DueMail.GivenUpAfter, BatchSize, now, token),
            ct
        );
        metrics.CountGivenUp(givenUp, transport.IsAvailable ? GivenUpCause.TooOld : GivenUpCause.NoServer);
        var deleted = await unitOfWork.ExecuteAsync(token => mails.DeleteAsync(now - KeptFor, BatchSize, token), ct);
        metrics.Backlog = await mails.CountQueuedAsync(ct);
        return new SweptMails(givenUp, reason, givenUp == BatchSize || deleted == BatchSize);
    }
}

/// <param name="Reason">Of one of the mails that were given up.</param>
public sealed record SweptMails(int GivenUp, string? Reason, bool HasMore);
