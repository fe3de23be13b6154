using System.Collections.Concurrent;

namespace ConcertReservation.Application.Telemetry;

/// <summary>
/// What this instance has counted since the last minute of the sale history, by concert. In memory: an instance that
/// dies loses at most a minute.
/// </summary>
public sealed class SaleCounters
{
    private readonly ConcurrentDictionary<(long ConcertId, string Name), long> _counts = new();

    /// <param name="concertId">A concert that exists, so that the number of counters is bounded.</param>
    /// <param name="name">What is counted, from a fixed list.</param>
    /// <param name="count">How many more.</param>
    public void Add(long concertId, string name, long count)
    {
        if (count > 0)
            _counts.AddOrUpdate((concertId, name), count, (_, sum) => sum + count);
    }

    /// <summary>Removes and returns the counts.</summary>
    public IReadOnlyList<SaleCount> Take()
    {
        var taken = new List<SaleCount>();
        foreach (var key in _counts.Keys)
            if (_counts.TryRemove(key, out var count))
                taken.Add(new SaleCount(key.ConcertId, key.Name, count));
        return taken;
    }

    /// <summary>Adds counts that could not be stored.</summary>
    public void PutBack(IEnumerable<SaleCount> counts)
    {
        foreach (var count in counts)
            Add(count.ConcertId, count.Name, count.Count);
    }
}

public sealed record SaleCount(long ConcertId, string Name, long Count);
