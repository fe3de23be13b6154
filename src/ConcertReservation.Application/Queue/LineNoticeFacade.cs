using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Queue;

/// <summary>Operators tell the waiting customers something.</summary>
public sealed class LineNoticeFacade(
    ILineRepository lines,
    LineStateCache lineStates,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Shows the notice instead of the last one. Each instance reads it with the state of the line, so within a second
    /// every poll and stream carries it, without a query for each. Refuses with <c>concert_not_found</c>.
    /// </summary>
    /// <param name="text">Subject and text; null shows no notice any more.</param>
    public Task<LineNotice?> ShowAsync(long concertId, (string Subject, string Text)? text, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var line = await lines.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var before = line.Notice;
                var notice = text is var (subject, body) ? new LineNotice(subject, body, time.GetUtcNow()) : null;
                line.Show(notice);
                unitOfWork.AfterCommit(() => lineStates.Invalidate(concertId));
                audit.Record("line.notice", $"concert/{concertId}", before, notice);
                return notice;
            },
            ct
        );
}
