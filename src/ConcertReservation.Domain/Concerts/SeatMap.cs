namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The cached seats of a performance: for display, not for decisions. A hold that has lapsed since the read is
/// considered; a request for a seat sees the other changes under the lock. Immutable.
/// </summary>
public sealed class SeatMap
{
    private SeatMap(
        PerformanceSummary performance,
        StoredSeatPlan plan,
        SeatStates states,
        SeatChangeLog log,
        SeatReadMark mark
    ) => (Performance, Plan, States, Log, Mark) = (performance, plan, states, log, mark);

    public SeatMap(PerformanceSummary performance, IReadOnlyList<SeatView> seats)
    {
        Performance = performance;
        Plan = StoredSeatPlan.Of(
            seats.Select(seat => new StoredSeat(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price))
        );
        var byId = seats.ToDictionary(seat => seat.Id);
        States = SeatStates.Of(
            Enumerable
                .Range(0, Plan.Count)
                .Select(index => byId[Plan.IdAt(index)])
                .Select(seat => SeatState.Of(seat.Status, seat.HeldUntil))
        );
        Mark = SeatReadMark.None;
        Log = SeatChangeLog.Of(completeFrom: 0, position: 0, []);
    }

    public PerformanceSummary Performance { get; }

    public StoredSeatPlan Plan { get; }

    public SeatStates States { get; }

    /// <summary>A new one whenever a state has changed, and only then.</summary>
    public SeatChangeLog Log { get; }

    public SeatReadMark Mark { get; }

    /// <summary>In the order of the seat plan; created during enumeration.</summary>
    public IEnumerable<SeatView> Seats => Enumerable.Range(0, Plan.Count).Select(ViewOf);

    public static SeatMap Of(SeatReading reading)
    {
        var plan = StoredSeatPlan.Of(reading.Seats.Select(seat => seat.Seat), reading.Layout);
        var states = new SeatState[plan.Count];
        foreach (var (seat, state) in reading.Seats)
            states[plan.IndexOf(seat.Id)!.Value] = state;
        return new SeatMap(
            reading.Performance,
            plan,
            SeatStates.Of(states),
            SeatChangeLog.Of(reading.LogFrom, reading.Mark.Oldest, reading.Latest.SelectMany(c => Logged(plan, c))),
            reading.Mark
        );
    }

    /// <summary>The map after the changes; null when they do not fit this map, so that it must be read again.</summary>
    public SeatMap? Apply(SeatChanges changes)
    {
        // The prices are part of the plan.
        if (changes.Performance.PriceEdition != Performance.PriceEdition)
            return null;
        if (changes.WrittenBy.SelectMany(change => change.SeatIds).Any(id => Plan.IndexOf(id) is null))
            return null;

        var states = changes.Seats.Select(seat => (Plan.IndexOf(seat.SeatId)!.Value, seat.State)).ToList();
        return states.Count == 0
            ? new SeatMap(changes.Performance, Plan, States, Log, changes.Mark)
            : new SeatMap(
                changes.Performance,
                Plan,
                States.With(states),
                Log.With(changes.Mark.Oldest, changes.WrittenBy.SelectMany(change => Logged(Plan, change))),
                changes.Mark
            );
    }

    /// <summary>The same seats; with the plan of the last map when it is the same, so that one plan stays in memory.</summary>
    public SeatMap KeepPlanOf(SeatMap? last) =>
        last?.Plan.Hash == Plan.Hash ? new SeatMap(Performance, last.Plan, States, Log, Mark) : this;

    public int CountAvailable(DateTimeOffset now) => States.CountAvailable(now);

    public int CountSold() => States.CountSold();

    public SeatVersion VersionAt(DateTimeOffset now) => new(Plan.Hash, Mark.Server, Log.Position, now.UtcTicks);

    /// <summary>A client that has seen this version has seen more than this map, if it was given by this server.</summary>
    public bool IsBehind(SeatVersion version) =>
        version.Plan == Plan.Hash && version.Server == Mark.Server && version.Position > Mark.Oldest;

    /// <summary>
    /// The indexes of the seats that may have another state at <paramref name="now"/> than the client with this version
    /// has seen; null when the client needs all states.
    /// </summary>
    public IReadOnlyList<int>? ChangedSince(SeatVersion version, DateTimeOffset now)
    {
        if (version.Plan != Plan.Hash || version.Server != Mark.Server || IsBehind(version))
            return null;
        if (Log.Since(version.Position) is not { } changed)
            return null;

        // The clocks of two instances differ, so the client may have seen a later time than now.
        var (from, until) = (Math.Min(version.At, now.UtcTicks), Math.Max(version.At, now.UtcTicks));
        return [.. changed.Concat(States.LapsedBetween(from, until)).Distinct()];
    }

    /// <summary>The selected seats, ordered by id. Refuses with <c>seat_not_found</c>.</summary>
    public IReadOnlyList<SeatView> Choose(SeatSelection selection)
    {
        var chosen = selection
            .Ids.Select(Plan.IndexOf)
            .Concat(selection.Numbers.Select(Plan.IndexOfNumber))
            .OfType<int>()
            .Select(ViewOf)
            .OrderBy(seat => seat.Id)
            .ToList();
        return chosen.Count == selection.Count ? chosen : throw Seat.NotFound();
    }

    /// <summary>The seats with these indexes, ordered by id.</summary>
    public IReadOnlyList<SeatView> ViewsOf(IEnumerable<int> indexes) =>
        [.. indexes.Select(ViewOf).OrderBy(seat => seat.Id)];

    private SeatView ViewOf(int index)
    {
        var (row, state) = (Plan.RowAt(index), States[index]);
        return new SeatView(
            Plan.IdAt(index),
            Plan.NumberAt(index),
            row.Section,
            row.Name,
            Plan.PriceAt(index),
            state.Status,
            state.HeldUntil
        )
        {
            IsAccessible = Plan.IsAccessible(index),
        };
    }

    private static IEnumerable<LoggedSeat> Logged(StoredSeatPlan plan, SeatChange change)
    {
        foreach (var id in change.SeatIds)
            if (plan.IndexOf(id) is { } index)
                yield return new LoggedSeat(change.WrittenBy, index);
    }
}
