using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Concerts;

/// <summary>Operators copy a concert to new dates.</summary>
public sealed class ConcertCopyFacade(
    IConcertRepository concerts,
    ISeatPlanRepository plans,
    ILineRepository lines,
    RefundTerms refunds,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Creates a draft with the seat plans, the prices of today and the queue policy of the concert. Each new performance
    /// has the seats of the performance at the same position in the order of starts, or of the last one. Refuses with
    /// <c>concert_not_found</c>.
    /// </summary>
    public Task<ConcertResult> CopyAsync(CopyConcert request, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var original =
                    await concerts.FindWithPerformancesAsync(request.ConcertId, token) ?? throw Concert.NotFound();
                // The prices of a performance must not change while its seats are copied.
                await concerts.ListPerformancesForShareAsync(
                    request.ConcertId,
                    [.. original.Performances.Select(p => p.Id)],
                    OnLockedRow.Wait,
                    token
                );
                var policy = await lines.FindPolicyAsync(request.ConcertId, token) ?? throw Concert.NotFound();
                var copy = original.Copy(request.Title, request.StartsAt, now);
                concerts.Add(copy);
                await unitOfWork.FlushAsync(token);
                lines.Add(Line.Open(copy.Id, now, policy));
                foreach (var performance in copy.Performances)
                    await plans.CopyAsync(performance, token);

                var result = ConcertResult.Of(ConcertPlanningFacade.ListingOf(copy, policy, now), refunds, now);
                audit.Record("concert.copy", $"concert/{copy.Id}", original.ToTerms(), result);
                return result;
            },
            ct
        );
}

/// <param name="ConcertId">The concert to copy.</param>
/// <param name="Title">Null: the title of the original.</param>
/// <param name="StartsAt">When the performances of the copy start.</param>
public sealed record CopyConcert(long ConcertId, string? Title, IReadOnlyList<DateTimeOffset> StartsAt);
