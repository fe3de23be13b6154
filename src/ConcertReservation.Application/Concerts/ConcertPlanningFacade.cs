using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Application.Concerts;

/// <summary>Operators announce concerts, change them and add performances.</summary>
public sealed class ConcertPlanningFacade(
    IConcertRepository concerts,
    ISeatRepository seats,
    ILineRepository lines,
    SaleCache sale,
    CatalogueCache catalogue,
    RefundTerms refunds,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Creates the concert with its performances, their seats and its line, in one transaction.</summary>
    public Task<ConcertResult> AnnounceAsync(AnnounceConcert request, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                request.Policy?.EnsureValid("queuePolicy.");
                var now = time.GetUtcNow();
                var concert = Announce(request, now);
                concerts.Add(concert);
                await unitOfWork.FlushAsync(token);
                var line = Line.Open(concert.Id, now, request.Policy);
                lines.Add(line);
                foreach (var performance in concert.Performances)
                    await seats.AddAsync(performance, token);

                var result = ConcertResult.Of(ListingOf(concert, line.Policy, now), refunds, now);
                unitOfWork.AfterCommit(catalogue.Invalidate);
                audit.Record("concert.announce", $"concert/{concert.Id}", before: null, after: result);
                return result;
            },
            ct
        );

    /// <summary>
    /// Changes the terms of a concert. Refuses with <c>concert_not_found</c> or <c>precondition_failed</c>.
    /// </summary>
    /// <param name="expected">The versions of the terms that the change may replace.</param>
    /// <param name="change">Returns the new terms for the current ones.</param>
    /// <returns>The concert, and the version of its new terms.</returns>
    public Task<(ConcertResult Concert, string Version)> ChangeAsync(
        long concertId,
        ExpectedVersion expected,
        Func<ConcertTerms, ConcertTerms> change,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var before = concert.ToTerms();
                expected.EnsureIs(concert.ToVersion());
                concert.Change(change(before));
                if (concert.ToTerms() != before)
                {
                    await unitOfWork.FlushAsync(token);
                    unitOfWork.AfterCommit(() => Invalidate(concertId));
                    audit.Record("concert.change", $"concert/{concertId}", before, concert.ToTerms());
                }
                var now = time.GetUtcNow();
                var changed = await concerts.FindListingAsync(concertId, now, token);
                return (ConcertResult.Of(changed!, refunds, now), concert.ToVersion());
            },
            ct
        );

    /// <summary>Adds a performance with its seats. Refuses with <c>concert_not_found</c>.</summary>
    public Task<PerformanceResult> AddPerformanceAsync(long concertId, PerformancePlan plan, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw Concert.NotFound();
                var performance = concert.AddPerformance(plan, time.GetUtcNow());
                await unitOfWork.FlushAsync(token);
                await seats.AddAsync(performance, token);

                var result = PerformanceResult.Of(ListingOf(performance), concert.TimeZone);
                unitOfWork.AfterCommit(() => Invalidate(concertId));
                audit.Record("performance.add", $"concert/{concertId}", before: null, after: result);
                return result;
            },
            ct
        );

    private void Invalidate(long concertId)
    {
        sale.InvalidateSchedule(concertId);
        catalogue.Invalidate();
    }

    private static Concert Announce(AnnounceConcert request, DateTimeOffset now) =>
        Concert.Announce(
            request.Title,
            request.Venue,
            request.Details,
            request.TimeZone,
            new SaleWindow(request.SaleOpensAt, request.SaleClosesAt),
            request.Performances,
            now,
            request.Draft
        );

    internal static ConcertListing ListingOf(Concert concert, QueuePolicy policy, DateTimeOffset now) =>
        new(
            concert.Id,
            concert.Title,
            concert.Venue,
            concert.Details,
            concert.TimeZone,
            concert.SaleOpensAt,
            concert.SaleClosesAt,
            concert.SaleStateAt(now),
            new SeatLimits(policy.MaxSeatsPerReservation, policy.MaxSeatsPerUser),
            concert.Performances.Min(p => p.StartsAt),
            [.. concert.Performances.OrderBy(p => p.StartsAt).ThenBy(p => p.Id).Select(ListingOf)]
        );

    private static PerformanceListing ListingOf(Performance performance) =>
        performance.ToListing(performance.TotalSeats);
}

public sealed record AnnounceConcert(
    string Title,
    Venue Venue,
    ConcertDetails Details,
    string? TimeZone,
    DateTimeOffset? SaleOpensAt,
    DateTimeOffset? SaleClosesAt,
    IReadOnlyList<PerformancePlan> Performances
)
{
    /// <summary>Customers do not see it until it is published.</summary>
    public bool Draft { get; init; }

    /// <summary>The policy of the line; null: the default policy.</summary>
    public QueuePolicy? Policy { get; init; }
}
