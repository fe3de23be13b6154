namespace ConcertReservation.Domain.BestSeats;

/// <summary>Seats of a row without an aisle between them.</summary>
/// <param name="Start">The index of the first seat.</param>
/// <param name="End">The index after the last seat.</param>
/// <param name="Shift">Added to the index of a seat, it gives the position of the seat in the row.</param>
internal sealed record RankedBlock(int Start, int End, int Shift)
{
    /// <summary>How many seats, and seat widths of aisles, are to the left of the seat.</summary>
    public int PositionOf(int seat) => seat + Shift;

    /// <param name="free">The free seats.</param>
    /// <param name="count">How many seats side by side.</param>
    /// <param name="middle">Twice the position of the middle of the row.</param>
    public Placement Find(ReadOnlySpan<ulong> free, int count, int middle)
    {
        var best = Placement.None;
        if (!SeatBits.MayHaveRun(free, Start, End, count))
            return best;

        for (var from = SeatBits.FirstIn(free, Start, End); from < End; )
        {
            var end = SeatBits.FirstOut(free, from, End);
            var spare = end - from - count;
            if (spare >= 0 && FindInRun(from, spare, count, middle) is var found && found.IsBetterThan(best))
                best = found;
            from = SeatBits.FirstIn(free, end, End);
        }
        return best;
    }

    /// <summary>The most free seats side by side, or <paramref name="known"/> if that is more.</summary>
    public int LongestRun(ReadOnlySpan<ulong> free, int known)
    {
        if (!SeatBits.MayHaveRun(free, Start, End, known + 1))
            return known;

        for (var from = SeatBits.FirstIn(free, Start, End); from < End; )
        {
            var end = SeatBits.FirstOut(free, from, End);
            known = Math.Max(known, end - from);
            from = SeatBits.FirstIn(free, end, End);
        }
        return known;
    }

    /// <param name="from">The first of the free seats side by side.</param>
    /// <param name="spare">How many of them are left over.</param>
    private Placement FindInRun(int from, int spare, int count, int middle)
    {
        var best = Placement.None;
        // With this number of seats to the left, the placement is in the middle of the row, or half a seat beside it.
        var ideal = (middle - (count - 1)) / 2 - PositionOf(from);
        // Only the places that are one seat from an end of the run leave a single seat: a better one is beside them.
        for (var left = Math.Clamp(ideal - 1, 0, spare); left <= Math.Clamp(ideal + 2, 0, spare); left++)
            if (Place(from + left, left, spare - left, count, middle) is var found && found.IsBetterThan(best))
                best = found;
        return best;
    }

    private Placement Place(int first, int freeOnTheLeft, int freeOnTheRight, int count, int middle) =>
        new(
            first,
            LeavesSingleSeat: freeOnTheLeft == 1 || freeOnTheRight == 1,
            Distance: Math.Abs(PositionOf(first) + PositionOf(first + count - 1) - middle)
        );
}
