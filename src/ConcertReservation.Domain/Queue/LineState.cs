namespace ConcertReservation.Domain.Queue;

/// <summary>
/// The cached state of a line: the last admitted place, and the abandoned places after it. The position of a place
/// costs one binary search, whatever the length of the line. Immutable.
/// </summary>
public sealed class LineState
{
    // No hall has more seats: it ends the search in a line that moves very fast.
    private const long LongestForecast = 1_000_000;

    // Ascending; all are greater than the last admitted place.
    private readonly long[] _abandoned;

    // Shared by the requests of a second.
    private TimedForecast? _forecast;

    private LineState(LineStateChange latest, long[] abandoned)
    {
        Latest = latest;
        _abandoned = abandoned;
    }

    public LineStateChange Latest { get; }
    public long LastAdmittedPlace => Latest.LastAdmittedPlace;

    public static LineState Of(LineStateChange first) =>
        new(first, [.. After(first.LastAdmittedPlace, first.Abandoned)]);

    /// <summary>The state after the change; this instance when nothing has changed.</summary>
    public LineState Apply(LineStateChange change)
    {
        var isNew = change.Abandoned.Any(place => Array.BinarySearch(_abandoned, place) < 0);
        if (!isNew && change.LastAdmittedPlace == LastAdmittedPlace)
            return change.EqualsIgnoringPlaces(Latest) ? this : new LineState(change, _abandoned);

        var abandoned = isNew ? _abandoned.Union(change.Abandoned).Order() : _abandoned.AsEnumerable();
        return new LineState(change, [.. After(change.LastAdmittedPlace, abandoned)]);
    }

    /// <summary>Null when the place no longer waits: it was admitted or abandoned.</summary>
    public QueuePosition? PositionOf(long place, DateTimeOffset now)
    {
        if (place <= LastAdmittedPlace)
            return null;

        var abandonedBefore = ~Array.BinarySearch(_abandoned, place);
        return abandonedBefore < 0 ? null : PositionBehind(place - LastAdmittedPlace - 1 - abandonedBefore, now);
    }

    /// <summary>The position of a place whose number of waiting tokens before it is known exactly.</summary>
    public QueuePosition PositionBehind(long ahead, DateTimeOffset now) =>
        new(ahead, Latest.Admits ? ForecastAt(now).SecondsUntil(ahead + 1) : null, Latest.SoldOut)
        {
            Cancelled = Latest.Cancelled,
            Notice = Latest.Notice,
        };

    /// <summary>
    /// The last place that is admitted within this time, or the last admitted one when none is. Null while no customer is
    /// admitted.
    /// </summary>
    public long? LastPlaceWithin(TimeSpan time, DateTimeOffset now)
    {
        if (!Latest.Admits)
            return null;

        var forecast = ForecastAt(now);
        var (within, beyond) = (LastAdmittedPlace, LastAdmittedPlace + 1);
        for (var step = 1L; IsWithin(beyond); step *= 2)
            (within, beyond) = (beyond, beyond + step);
        while (beyond - within > 1)
        {
            var middle = within + (beyond - within) / 2;
            (within, beyond) = IsWithin(middle) ? (middle, beyond) : (within, middle);
        }
        return within;

        bool IsWithin(long place) =>
            place - LastAdmittedPlace < LongestForecast
            && forecast.SecondsUntil(place - LastAdmittedPlace - CountAbandonedBefore(place)) <= time.TotalSeconds;
    }

    internal bool IsAbandoned(long place) => Array.BinarySearch(_abandoned, place) >= 0;

    internal int CountAbandonedBefore(long place)
    {
        var index = Array.BinarySearch(_abandoned, place);
        return index < 0 ? ~index : index;
    }

    private AdmissionForecast ForecastAt(DateTimeOffset now)
    {
        var last = Volatile.Read(ref _forecast);
        if (last is null || (now - last.At).Duration() >= TimedForecast.MaxAge)
            Volatile.Write(
                ref _forecast,
                last = new(AdmissionForecast.Of(Latest.Policy, Latest.ActiveTurns, now), now)
            );
        return last.Forecast;
    }

    private static IEnumerable<long> After(long lastAdmittedPlace, IEnumerable<long> places) =>
        places.Where(place => place > lastAdmittedPlace);

    private sealed record TimedForecast(AdmissionForecast Forecast, DateTimeOffset At)
    {
        public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    }
}

/// <summary>The state of a line, with only those abandoned places that are new since the last read.</summary>
/// <param name="LastAdmittedPlace">The highest admitted place.</param>
/// <param name="Abandoned">The new abandoned places after the last admitted place; ascending.</param>
/// <param name="Policy">The policy of the line.</param>
/// <param name="Rate">The admission rate.</param>
/// <param name="ActiveTurns">The turns of the customers who are inside.</param>
/// <param name="OnSale">The sale is open.</param>
/// <param name="SoldOut">Every seat of every upcoming performance is sold; none is held.</param>
/// <param name="SeenUpTo">The value from which the next read continues; 0 reads everything.</param>
public sealed record LineStateChange(
    long LastAdmittedPlace,
    IReadOnlyList<long> Abandoned,
    QueuePolicy Policy,
    AdmissionRate Rate,
    ActiveTurns ActiveTurns,
    bool OnSale,
    bool SoldOut,
    ulong SeenUpTo
)
{
    /// <summary>The concert is cancelled: no customer is admitted any more.</summary>
    public bool Cancelled { get; init; }

    /// <summary>What operators tell the waiting customers; null when there is nothing.</summary>
    public LineNotice? Notice { get; init; }

    /// <summary>The concert is not published: customers must not find the line.</summary>
    public bool IsOfDraft { get; init; }

    /// <summary>Whether waiting customers are admitted when a slot is free.</summary>
    internal bool Admits => OnSale && !SoldOut && !Policy.Paused;

    // Ignores SeenUpTo: it changes with every transaction of the database, and a read from an older value returns the
    // same places.
    internal bool EqualsIgnoringPlaces(LineStateChange other) =>
        Policy == other.Policy
        && Rate == other.Rate
        && ActiveTurns == other.ActiveTurns
        && OnSale == other.OnSale
        && Cancelled == other.Cancelled
        && SoldOut == other.SoldOut
        && Notice == other.Notice
        && IsOfDraft == other.IsOfDraft;
}

/// <summary>A place whose customer left while waiting: each place after it moves forward by one.</summary>
public sealed record AbandonedPlace(long ConcertId, long Place);
