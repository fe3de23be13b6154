namespace ConcertReservation.Domain.BestSeats;

/// <summary>A row, prepared for the search: its seats between aisles, and its middle.</summary>
internal sealed class RankedRow
{
    private readonly int _start;
    private readonly int _end;
    private readonly bool _isSeated;
    private readonly Block[] _blocks;
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
            for (var from = SeatBits.FirstIn(free, block.Start, block.End); from < block.End; )
            {
                var end = SeatBits.FirstOut(free, from, block.End);
                var spare = end - from - count;
                if (spare >= 0 && FindInRun(block, from, spare, count) is var found && found.IsBetterThan(best))
                    best = found;
                from = SeatBits.FirstIn(free, end, block.End);
            }
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

    /// <summary>The most free seats side by side.</summary>
    public int LongestRun(ReadOnlySpan<ulong> free)
    {
        if (!_isSeated)
            return Count(free, _end - _start);
        var longest = 0;
        foreach (var block in _blocks)
            for (var from = SeatBits.FirstIn(free, block.Start, block.End); from < block.End; )
            {
                var end = SeatBits.FirstOut(free, from, block.End);
                longest = Math.Max(longest, end - from);
                from = SeatBits.FirstIn(free, end, block.End);
            }
        return longest;
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

    /// <param name="block">The seats between two aisles.</param>
    /// <param name="from">The first of the free seats side by side.</param>
    /// <param name="spare">How many of them are left over.</param>
    /// <param name="count">The number of seats to place.</param>
    private Placement FindInRun(Block block, int from, int spare, int count)
    {
        var best = Placement.None;
        // With this number of seats to the left, the placement is in the middle of the row, or half a seat beside it.
        var ideal = (_middle - (count - 1)) / 2 - block.PositionOf(from);
        // Only the places that are one seat from an end of the run leave a single seat: a better one is beside them.
        for (var left = Math.Clamp(ideal - 1, 0, spare); left <= Math.Clamp(ideal + 2, 0, spare); left++)
            if (Place(block, from + left, left, spare - left, count) is var found && found.IsBetterThan(best))
                best = found;
        return best;
    }

    private Placement Place(Block block, int first, int freeOnTheLeft, int freeOnTheRight, int count) =>
        new(
            first,
            LeavesSingleSeat: freeOnTheLeft == 1 || freeOnTheRight == 1,
            Distance: Math.Abs(block.PositionOf(first) + block.PositionOf(first + count - 1) - _middle)
        );

    private static Block[] BlocksOf(HallRow row)
    {
        var (start, shift) = (row.Start, -row.Start);
        var blocks = new List<Block>();
        foreach (var (after, width) in row.Aisles)
        {
            var end = row.Start + after + 1;
            blocks.Add(new Block(start, end, shift));
            (start, shift) = (end, shift + width);
        }
        blocks.Add(new Block(start, row.Start + row.Prices.Count, shift));
        return [.. blocks];
    }

    /// <summary>Seats without an aisle between them.</summary>
    private sealed record Block(int Start, int End, int Shift)
    {
        /// <summary>How many seats and seat widths of aisles are to the left of the seat.</summary>
        public int PositionOf(int seat) => seat + Shift;
    }
}
