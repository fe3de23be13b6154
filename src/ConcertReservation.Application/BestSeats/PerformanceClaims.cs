using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.BestSeats;

/// <summary>The claims of a performance with one seat plan, and its free seats as the cache shows them.</summary>
internal sealed class PerformanceClaims
{
    private readonly SeatChooser _chooser;
    private volatile FreeSeats? _free;

    public PerformanceClaims(StoredSeatPlan plan, TimeProvider time)
    {
        _chooser = SeatChooser.Of(plan.Count, plan.Rows.Select(row => HallRowOf(plan, row)));
        Claims = new SeatClaims(_chooser, plan.Count, time);
    }

    public SeatClaims Claims { get; }

    public bool HasSection(string name) => _chooser.HasSection(name);

    /// <summary>All requests share the set until a seat changes or a hold lapses.</summary>
    public ReadOnlySpan<ulong> FreeAt(SeatStates states, DateTimeOffset now)
    {
        if (_free is { } known && known.IsOf(states, now))
            return known.Bits;
        var free = FreeSeats.Of(states, now);
        _free = free;
        return free.Bits;
    }

    private static HallRow HallRowOf(StoredSeatPlan plan, StoredRow row) =>
        new(
            row.Section,
            row.Start,
            [.. Enumerable.Range(row.Start, row.Count).Select(plan.PriceAt)],
            IsSeated: !plan.IsStanding(row.Section),
            [.. plan.GapsOf(row).Select(gap => new Aisle(gap.AfterIndex, gap.Width))],
            [.. Enumerable.Range(0, row.Count).Where(index => plan.IsAccessible(row.Start + index))]
        );
}
