namespace ConcertReservation.Domain.BestSeats;

/// <summary>The rows of a section, from the stage to the back.</summary>
internal sealed class RankedSection(string? name)
{
    private readonly List<RankedRow> _rows = [];

    public string? Name { get; } = name;

    public void Add(RankedRow row) => _rows.Add(row);

    /// <summary>
    /// Takes the best seats side by side out of the free seats: in the first row where they leave no single seat; if
    /// there is no such row, in the first row that has enough.
    /// </summary>
    public bool TryTake(Span<ulong> free, Span<int> seats)
    {
        var (fallback, best) = ((RankedRow?)null, Placement.None);
        foreach (var row in _rows)
        {
            var found = row.Find(free, seats.Length);
            if (!found.LeavesSingleSeat)
            {
                row.Take(found, free, seats);
                return true;
            }
            if (fallback is null && found.Exists)
                (fallback, best) = (row, found);
        }
        fallback?.Take(best, free, seats);
        return fallback is not null;
    }

    public void LimitPrice(Span<ulong> free, long maxPrice)
    {
        foreach (var row in _rows)
            row.LimitPrice(free, maxPrice);
    }

    /// <summary>The most free seats side by side, or <paramref name="known"/> if that is more.</summary>
    public int LongestRun(ReadOnlySpan<ulong> free, int known)
    {
        foreach (var row in _rows)
            known = row.LongestRun(free, known);
        return known;
    }

    /// <summary>The number of free seats, but at most <paramref name="limit"/>.</summary>
    public int Count(ReadOnlySpan<ulong> free, int limit)
    {
        var count = 0;
        foreach (var row in _rows)
            if ((count += row.Count(free, limit - count)) == limit)
                break;
        return count;
    }
}
