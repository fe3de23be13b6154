using System.Runtime.CompilerServices;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>The seat plans of performances, for everybody. All requests for one version of a plan share an answer.</summary>
public sealed class SeatPlanFacade(SeatAnswerCache cache, CatalogueCache catalogue)
{
    private readonly ConditionalWeakTable<StoredSeatPlan, SeatPlanResult> _answers = [];

    /// <summary>Refuses with <c>performance_not_found</c>.</summary>
    public async ValueTask<SeatPlanResult> FindAsync(long concertId, long performanceId, CancellationToken ct)
    {
        // From memory: everybody may send any number, and a request with an unknown one must not occupy a permit.
        if (!(await catalogue.GetAsync(ct)).Has(concertId, performanceId))
            throw Performance.NotFound();
        var plan = (await cache.FindMapAsync(concertId, performanceId, ct)).Plan;
        return _answers.GetValue(plan, p => SeatPlanResult.Of(performanceId, p));
    }
}
