using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>An instrument with all its series. Measuring allocates nothing once a series is there.</summary>
internal sealed class Family
{
    /// <summary>More than this many sets of labels are a mistake; the rest is left out rather than kept for ever.</summary>
    private const int MostSeries = 5_000;

    // For durations in seconds, of instruments that bring no boundaries of their own.
    private static readonly double[] Usual = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<int, Series> _byHash = new();
    private readonly Lock _adding = new();
    private readonly bool _measuresChanges;
    private int _count;

    public Family(Instrument instrument)
    {
        Kind = MetricKinds.Of(instrument);
        Name = FamilyName.Of(instrument, Kind);
        Help = instrument.Description ?? "";
        IsObserved = instrument.IsObservable;
        _measuresChanges = MetricKinds.MeasuresChanges(instrument);
        if (Kind == MetricKind.Histogram)
            Boundaries = BoundariesOf(instrument);
    }

    public string Name { get; }
    public string Help { get; }
    public MetricKind Kind { get; }
    public bool IsObserved { get; }
    public double[]? Boundaries { get; }

    /// <summary>In the order of their labels.</summary>
    public IEnumerable<Series> Series =>
        _byHash.Values.SelectMany(Chain).OrderBy(series => series.Labels, StringComparer.Ordinal);

    /// <param name="scrape">The number of the round, for what is observed in rounds.</param>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, long scrape)
    {
        if (Find(tags) is not { } series)
            return;
        if (Kind == MetricKind.Histogram)
            series.Record(value);
        else if (_measuresChanges)
            series.Add(value);
        else
            series.Set(value, scrape);
    }

    private static IEnumerable<Series> Chain(Series first)
    {
        for (var series = first; series is not null; series = series.Next)
            yield return series;
    }

    private static double[] BoundariesOf(Instrument instrument) =>
        instrument switch
        {
            Histogram<double> { Advice.HistogramBucketBoundaries: { } own } => [.. own],
            Histogram<int> { Advice.HistogramBucketBoundaries: { } own } => [.. own.Select(b => (double)b)],
            Histogram<long> { Advice.HistogramBucketBoundaries: { } own } => [.. own.Select(b => (double)b)],
            _ => Usual,
        };

    private Series? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = new HashCode();
        foreach (var (key, value) in tags)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value);
        }
        var code = hash.ToHashCode();
        return Find(code, tags) ?? Add(code, tags);
    }

    private Series? Find(int code, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        for (var series = _byHash.GetValueOrDefault(code); series is not null; series = series.Next)
            if (series.IsOf(tags))
                return series;
        return null;
    }

    private Series? Add(int code, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_adding)
        {
            if (Find(code, tags) is { } known)
                return known;
            if (_count == MostSeries)
                return null;

            _count++;
            return _byHash[code] = new Series(tags.ToArray(), Boundaries) { Next = _byHash.GetValueOrDefault(code) };
        }
    }
}
