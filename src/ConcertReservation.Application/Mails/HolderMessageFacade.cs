using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Mails;

/// <summary>An operator writes to the customers who have paid for seats.</summary>
public sealed class HolderMessageFacade(
    IConcertRepository concerts,
    IMailingRepository mailings,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Stores the message; a worker writes a mail to each holder. Refuses with <c>concert_not_found</c> or
    /// <c>performance_not_found</c>.
    /// </summary>
    /// <param name="performanceId">Null: the holders of all performances.</param>
    /// <returns>When it was stored: who holds seats from then on does not get it.</returns>
    public Task<DateTimeOffset> SendAsync(
        long concertId,
        long? performanceId,
        MessageContent message,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                _ = await concerts.FindAsync(concertId, token) ?? throw Concert.NotFound();
                if (performanceId is { } id && await concerts.FindPerformanceAsync(concertId, id, token) is null)
                    throw Performance.NotFound();
                var now = time.GetUtcNow();
                mailings.Add(Mailing.Message(concertId, performanceId, message.Subject, message.Text, now));
                var target = performanceId is null ? $"concert/{concertId}" : $"performance/{performanceId}";
                audit.Record("holders.message", target, before: null, after: message);
                return now;
            },
            ct
        );
}
