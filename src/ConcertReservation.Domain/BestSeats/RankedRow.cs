namespace ConcertReservation.Domain.BestSeats;

/// <summary>A row, prepared for the search: its seats between aisles, and its middle.</summary>
internal sealed class RankedRow
{
    private readonly int _start;
    private readonly int _end;
    private readonly bool _isSeated;
    private readonly RankedBlock[] _blocks;
    private readonly long _minPrice;
    private readonly long _maxPrice;
    private readonly long[]? _prices;

    // The positions of the first and the last seat added together: twice the middle.
    private readonly int _middle;

    public RankedRow(HallRow row)
    {
        (_start, _end, _isSeated) = (row.Start, row.Start + row.Prices.Count, row.IsSeated);
        _blocks = BlocksOf(row);
        _middle = _blocks[^1].PositionOf(_end - 1);
        (_minPrice, _maxPrice) = (row.Prices.Min(), row.Prices.Max());
        _prices = _minPrice == _maxPrice ? null : [.. row.Prices];
    }

    /// <summary>The best free seats side by side in this row.</summary>
    public Placement Find(ReadOnlySpan<ulong> free, int count)
    {
        if (!_isSeated)
            return FindAnywhere(free, count);

        var best = Placement.None;
        foreach (var block in _blocks)
            if (block.Find(free, count, _middle) is var found && found.IsBetterThan(best))
                best = found;
        return best;
    }

    /// <summary>Copies the free seats of a placement, and removes them from the free seats.</summary>
    public void Take(Placement placement, Span<ulong> free, Span<int> seats)
    {
        var next = placement.First;
        for (var i = 0; i < seats.Length; i++)
        {
            seats[i] = next = SeatBits.FirstIn(free, next, _end);
            SeatBits.Remove(free, next);
        }
    }

    /// <summary>The most free seats side by side, or <paramref name="known"/> if that is more.</summary>
    public int LongestRun(ReadOnlySpan<ulong> free, int known)
    {
        if (!_isSeated)
            return Math.Max(known, Count(free, _end - _start));
        foreach (var block in _blocks)
            known = block.LongestRun(free, known);
        return known;
    }

    /// <summary>The number of free seats, but at most <paramref name="limit"/>.</summary>
    public int Count(ReadOnlySpan<ulong> free, int limit)
    {
        var count = 0;
        for (var next = _start; count < limit; count++)
            if ((next = SeatBits.FirstIn(free, next, _end) + 1) > _end)
                break;
        return count;
    }

    /// <summary>Removes the seats that cost more.</summary>
    public void LimitPrice(Span<ulong> free, long maxPrice)
    {
        if (_maxPrice <= maxPrice)
            return;
        for (
            var seat = SeatBits.FirstIn(free, _start, _end);
            seat < _end;
            seat = SeatBits.FirstIn(free, seat + 1, _end)
        )
            if ((_prices?[seat - _start] ?? _minPrice) > maxPrice)
                SeatBits.Remove(free, seat);
    }

    private Placement FindAnywhere(ReadOnlySpan<ulong> free, int count) =>
        Count(free, count) == count
            ? new Placement(SeatBits.FirstIn(free, _start, _end), LeavesSingleSeat: false, Distance: 0)
            : Placement.None;

    private static RankedBlock[] BlocksOf(HallRow row)
    {
        var (start, shift) = (row.Start, -row.Start);
        var blocks = new List<RankedBlock>();
        foreach (var (after, width) in row.Aisles)
        {
            var end = row.Start + after + 1;
            blocks.Add(new RankedBlock(start, end, shift));
            (start, shift) = (end, shift + width);
        }
        blocks.Add(new RankedBlock(start, row.Start + row.Prices.Count, shift));
        return [.. blocks];
    }
}
