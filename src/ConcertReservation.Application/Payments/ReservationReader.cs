using System.Collections.Concurrent;
using ConcertReservation.Application.Batching;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Application.Payments;

/// <summary>Reads reservations without a lock. Concurrent calls for one concert share a query.</summary>
public sealed class ReservationReader(IReservationSource source, TimeProvider time)
{
    private static readonly BatchLimits Limits = new(GatherFor: null, MaxBatch: 500, MaxWaiting: 10_000);

    private readonly ConcurrentDictionary<long, RequestBatcher<Guid, ReservationSummary?>> _batchers = new();

    /// <summary>
    /// Any user's reservation; null when the concert has no such one. Refuses with <c>overloaded</c> when too many calls
    /// wait. The concert must exist: each gets a batcher.
    /// </summary>
    public Task<ReservationSummary?> FindAsync(long concertId, Guid reservationId) =>
        _batchers.GetOrAdd(concertId, id => new(Limits, ids => FindAllAsync(id, ids))).AddAsync(reservationId);

    private async Task<IReadOnlyList<ReservationSummary?>> FindAllAsync(long concertId, IReadOnlyList<Guid> ids)
    {
        var found = await source.ReadSummariesAsync(concertId, [.. ids.Distinct()], time.GetUtcNow());
        var byId = found.ToDictionary(reservation => reservation.ReservationId);
        return [.. ids.Select(id => byId.GetValueOrDefault(id))];
    }
}
