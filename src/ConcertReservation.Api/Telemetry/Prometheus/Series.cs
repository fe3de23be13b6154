namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>One set of labels and what was measured under it.</summary>
internal sealed class Series(KeyValuePair<string, object?>[] tags, double[]? boundaries)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = boundaries is null ? [] : new long[boundaries.Length + 1];
    private double _value;
    private long _count;
    private long _seenAt;

    public string Labels { get; } = LabelText.Of(tags);

    /// <summary>The next with the same hash.</summary>
    public Series? Next { get; init; }

    public void Add(double value)
    {
        lock (_lock)
            _value += value;
    }

    public void Set(double value, long scrape)
    {
        lock (_lock)
            (_value, _seenAt) = (value, scrape);
    }

    public void Record(double value)
    {
        // The first boundary that is not below it; past the last one there is one bucket more.
        var found = Array.BinarySearch(boundaries!, value);
        lock (_lock)
        {
            _buckets[found < 0 ? ~found : found]++;
            _value += value;
            _count++;
        }
    }

    /// <summary>Whether an observed value was there in this round: what is gone is not told any more.</summary>
    public bool WasSeen(long scrape)
    {
        lock (_lock)
            return _seenAt == scrape;
    }

    public (double Value, long Count, long[] Buckets) Read()
    {
        lock (_lock)
            return (_value, _count, [.. _buckets]);
    }

    public bool IsOf(ReadOnlySpan<KeyValuePair<string, object?>> other)
    {
        if (other.Length != tags.Length)
            return false;
        for (var i = 0; i < tags.Length; i++)
            if (
                !string.Equals(tags[i].Key, other[i].Key, StringComparison.Ordinal)
                || !Equals(tags[i].Value, other[i].Value)
            )
                return false;
        return true;
    }
}
