using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Concerts;

/// <summary>What operators do before a sale.</summary>
public sealed class ConcertPlanningFacade(
    IConcertRepository concerts,
    ISeatRepository seats,
    ILineRepository lines,
    SaleCache snapshots,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>The concert with its performances, their seats and its line, at once.</summary>
    public Task<ConcertResult> AnnounceAsync(AnnounceConcert request, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var concert = Announce(request, now);
                concerts.Add(concert);
                await unitOfWork.FlushAsync(token);
                lines.Add(Line.Open(concert.Id, now));
                foreach (var performance in concert.Performances)
                    await seats.AddAsync(performance, token);

                var result = ConcertResult.Of(ListingOf(concert));
                audit.Record("concert.announce", $"concert/{concert.Id}", before: null, after: result);
                return result;
            },
            ct
        );

    /// <summary>Changes what may be changed; refuses with <c>concert_not_found</c>.</summary>
    /// <param name="change">Makes the new terms of those in force.</param>
    public Task<ConcertResult> ChangeAsync(
        long concertId,
        Func<ConcertTerms, ConcertTerms> change,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                var before = concert.ToTerms();
                concert.Change(change(before));
                if (concert.ToTerms() != before)
                {
                    await unitOfWork.FlushAsync(token);
                    unitOfWork.AfterCommit(() => snapshots.InvalidateSchedule(concertId));
                    audit.Record("concert.change", $"concert/{concertId}", before, concert.ToTerms());
                }
                return ConcertResult.Of((await concerts.FindListingAsync(concertId, time.GetUtcNow(), token))!);
            },
            ct
        );

    /// <summary>Refuses with <c>concert_not_found</c>.</summary>
    public Task<PerformanceResult> AddPerformanceAsync(long concertId, PerformancePlan plan, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var concert = await concerts.FindForUpdateAsync(concertId, token) ?? throw ConcertFacade.NotFound();
                var performance = concert.AddPerformance(plan, time.GetUtcNow());
                await unitOfWork.FlushAsync(token);
                await seats.AddAsync(performance, token);

                var result = PerformanceResult.Of(ListingOf(performance), concert.TimeZone);
                unitOfWork.AfterCommit(() => snapshots.InvalidateSchedule(concertId));
                audit.Record("performance.add", $"concert/{concertId}", before: null, after: result);
                return result;
            },
            ct
        );

    private static Concert Announce(AnnounceConcert request, DateTimeOffset now) =>
        Concert.Announce(
            request.Title,
            request.Venue,
            request.TimeZone,
            new SaleWindow(request.SaleOpensAt, request.SaleClosesAt),
            request.Performances,
            now
        );

    private static ConcertListing ListingOf(Concert concert) =>
        new(
            concert.Id,
            concert.Title,
            concert.Venue,
            concert.TimeZone,
            concert.SaleOpensAt,
            concert.Performances.Min(p => p.StartsAt),
            [.. concert.Performances.OrderBy(p => p.StartsAt).ThenBy(p => p.Id).Select(ListingOf)]
        );

    private static PerformanceListing ListingOf(Performance performance) =>
        performance.ToListing(performance.TotalSeats);
}

public sealed record AnnounceConcert(
    string Title,
    Venue Venue,
    string? TimeZone,
    DateTimeOffset? SaleOpensAt,
    DateTimeOffset? SaleClosesAt,
    IReadOnlyList<PerformancePlan> Performances
);
