using System.Runtime.CompilerServices;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The seat plans of performances. All requests for one version of a plan share an answer.</summary>
public sealed class SeatPlanFacade(SeatAnswerCache cache, CatalogueCache catalogue)
{
    private readonly ConditionalWeakTable<StoredSeatPlan, SeatPlanResult> _answers = [];

    /// <summary>Refuses with <c>concert_not_found</c> or <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatPlanResult> FindAsync(long concertId, long performanceId, CancellationToken ct)
    {
        // From memory: everybody may send any number, and a request with an unknown one must not occupy a permit.
        if (!(await catalogue.GetAsync(ct)).Has(concertId, performanceId))
            EnsureHas(await catalogue.GetNewerAsync(ct), concertId, performanceId);
        return await FindForStaffAsync(concertId, performanceId, ct);
    }

    /// <summary>Also of a draft. Refuses with <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatPlanResult> FindForStaffAsync(long concertId, long performanceId, CancellationToken ct)
    {
        var plan = (await cache.FindMapAsync(concertId, performanceId, ct)).Plan;
        return _answers.GetValue(plan, p => SeatPlanResult.Of(performanceId, p));
    }

    private static void EnsureHas(Catalogue catalogue, long concertId, long performanceId)
    {
        if (!catalogue.Has(concertId))
            throw Concert.NotFound();
        if (!catalogue.Has(concertId, performanceId))
            throw Performance.NotFound();
    }
}
