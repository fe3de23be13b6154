using ConcertReservation.Domain.BestSeats;

namespace ConcertReservation.UnitTests.BestSeats;

/// <summary>
/// The rules of the choice, written as they are said: it compares every group of seats side by side in the hall.
/// </summary>
internal sealed class SlowChooser(AnyHall hall)
{
    private readonly SeatWish _wish = hall.Wish;

    /// <summary>The seats side by side that are to be chosen; null when there are none.</summary>
    public IReadOnlyList<int>? FindTogether()
    {
        var usable = Usable();
        return GroupsOf(usable, _wish.Count)
            .OrderBy(group => SectionOf(group.Row))
            .ThenBy(group => LeavesSingleSeat(group, usable))
            .ThenBy(group => group.Row)
            .ThenBy(group => DistanceFromTheMiddle(group))
            .ThenBy(group => group.Seats[0])
            .FirstOrDefault()
            ?.Seats;
    }

    /// <summary>The size of the largest group of usable seats side by side.</summary>
    public int LargestGroup() =>
        Enumerable.Range(0, hall.Count + 1).Last(size => size == 0 || GroupsOf(Usable(), size).Any());

    /// <summary>The seats that fit the wish; accessible ones only when the others are too few.</summary>
    public HashSet<int> Usable()
    {
        var fitting = Enumerable.Range(0, hall.Count).Where(Fits).ToList();
        var others = fitting.Where(seat => !IsAccessible(seat)).ToHashSet();
        return others.Count >= _wish.Count ? others : [.. fitting];
    }

    private bool Fits(int seat)
    {
        var row = hall.Rows[RowOf(seat)];
        return hall.Free[seat]
            && (_wish.Section is null || row.Section == _wish.Section)
            && (_wish.MaxPrice is null || row.Prices[seat - row.Start] <= _wish.MaxPrice);
    }

    private IEnumerable<Group> GroupsOf(HashSet<int> usable, int size)
    {
        for (var number = 0; number < hall.Rows.Count; number++)
        {
            var row = hall.Rows[number];
            var seats = Enumerable.Range(row.Start, row.Prices.Count).ToList();
            if (!row.IsSeated)
            {
                var places = seats.Where(usable.Contains).Take(size).ToList();
                if (places.Count == size)
                    yield return new Group(number, places);
                continue;
            }
            for (var first = 0; first + size <= seats.Count; first++)
            {
                var group = seats.GetRange(first, size);
                if (group.TrueForAll(usable.Contains) && group.Zip(group.Skip(1), AreNeighbours).All(are => are))
                    yield return new Group(number, group);
            }
        }
    }

    private bool LeavesSingleSeat(Group group, HashSet<int> usable)
    {
        if (!hall.Rows[group.Row].IsSeated)
            return false;
        var (left, right) = (group.Seats[0] - 1, group.Seats[^1] + 1);
        return (IsFreeBeside(group.Seats[0], left, usable) && !IsFreeBeside(left, left - 1, usable))
            || (IsFreeBeside(group.Seats[^1], right, usable) && !IsFreeBeside(right, right + 1, usable));
    }

    private bool IsFreeBeside(int seat, int other, HashSet<int> usable) =>
        usable.Contains(other) && RowOf(seat) == RowOf(other) && AreNeighbours(seat, other);

    private bool AreNeighbours(int seat, int other) => Math.Abs(PositionOf(seat) - PositionOf(other)) == 1;

    private double DistanceFromTheMiddle(Group group)
    {
        var row = hall.Rows[group.Row];
        if (!row.IsSeated)
            return 0;
        var middle = (PositionOf(row.Start) + PositionOf(row.Start + row.Prices.Count - 1)) / 2.0;
        return Math.Abs(group.Seats.Average(PositionOf) - middle);
    }

    private int PositionOf(int seat)
    {
        var row = hall.Rows[RowOf(seat)];
        var index = seat - row.Start;
        return index + row.Aisles.Where(aisle => aisle.AfterIndex < index).Sum(aisle => aisle.Width);
    }

    private bool IsAccessible(int seat)
    {
        var row = hall.Rows[RowOf(seat)];
        return row.Accessible.Contains(seat - row.Start);
    }

    private int SectionOf(int row) => hall.Rows.ToList().FindIndex(other => other.Section == hall.Rows[row].Section);

    private int RowOf(int seat) => hall.Rows.ToList().FindLastIndex(row => row.Start <= seat);

    private sealed record Group(int Row, IReadOnlyList<int> Seats);
}
