using System.Buffers;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.BestSeats;

/// <summary>
/// Chooses the best free seats of a hall. The order of the hall is the order of quality: sections, then rows from the
/// stage to the back; in a row, the middle is best. In a section, seats that leave a single free seat beside them are
/// chosen only when there are no others. Immutable: all requests for a hall share it.
/// </summary>
public sealed class SeatChooser
{
    private readonly RankedSection[] _sections;
    private readonly ulong[]? _accessible;

    private SeatChooser(RankedSection[] sections, ulong[]? accessible) =>
        (_sections, _accessible) = (sections, accessible);

    /// <param name="seats">The number of seats of the hall.</param>
    /// <param name="rows">By section, then from the stage to the back.</param>
    public static SeatChooser Of(int seats, IEnumerable<HallRow> rows)
    {
        var accessible = SeatBits.New(seats);
        var sections = new List<RankedSection>();
        foreach (var row in rows)
        {
            if (sections.Count == 0 || sections[^1].Name != row.Section)
                sections.Add(new RankedSection(row.Section));
            sections[^1].Add(new RankedRow(row));
            foreach (var index in row.Accessible)
                SeatBits.Add(accessible, row.Start + index);
        }
        return new SeatChooser([.. sections], accessible.AsSpan().ContainsAnyExcept(0UL) ? accessible : null);
    }

    public bool HasSection(string name) => SectionsOf(name).Length > 0;

    /// <summary>
    /// Accessible seats are chosen only when the other free seats are too few. The cost is one pass over the rows, or a
    /// few when the seats are not side by side; nothing is allocated per seat.
    /// </summary>
    /// <param name="free">The free seats. Not changed.</param>
    /// <param name="wish">What the customer wants.</param>
    public SeatChoice Choose(ReadOnlySpan<ulong> free, SeatWish wish)
    {
        var sections = wish.Section is { } name ? SectionsOf(name) : _sections;
        var buffer = ArrayPool<ulong>.Shared.Rent(free.Length);
        try
        {
            var left = buffer.AsSpan(0, free.Length);
            free.CopyTo(left);
            if (_accessible is not null)
                SeatBits.RemoveAll(left, _accessible);
            if (Find(left, sections, wish) is { } choice)
                return choice;
            free.CopyTo(left);
            return (_accessible is null ? null : Find(left, sections, wish)) ?? SeatChoice.TooFew();
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(buffer);
        }
    }

    /// <summary>Null when there are too few free seats.</summary>
    private static SeatChoice? Find(Span<ulong> free, ReadOnlySpan<RankedSection> sections, SeatWish wish)
    {
        if (wish.MaxPrice is { } maxPrice)
            foreach (var section in sections)
                section.LimitPrice(free, maxPrice);

        var seats = new int[wish.Count];
        if (TryTake(free, sections, seats))
            return SeatChoice.Of(seats);
        if (Count(free, sections, wish.Count) < wish.Count)
            return null;
        if (wish.Together)
            return SeatChoice.NotTogether();
        TakeApart(free, sections, seats);
        return SeatChoice.Of(seats);
    }

    /// <summary>Takes the most seats that are side by side, again and again.</summary>
    private static void TakeApart(Span<ulong> free, ReadOnlySpan<RankedSection> sections, int[] seats)
    {
        for (var (taken, size) = (0, LongestRun(free, sections)); taken < seats.Length; )
        {
            size = Math.Min(size, seats.Length - taken);
            if (TryTake(free, sections, seats.AsSpan(taken, size)))
                taken += size;
            else
                size = LongestRun(free, sections);
        }
        Array.Sort(seats);
    }

    private static int LongestRun(ReadOnlySpan<ulong> free, ReadOnlySpan<RankedSection> sections)
    {
        var longest = 0;
        foreach (var section in sections)
            longest = section.LongestRun(free, longest);
        return longest;
    }

    private static bool TryTake(Span<ulong> free, ReadOnlySpan<RankedSection> sections, Span<int> seats)
    {
        foreach (var section in sections)
            if (section.TryTake(free, seats))
                return true;
        return false;
    }

    private static int Count(ReadOnlySpan<ulong> free, ReadOnlySpan<RankedSection> sections, int limit)
    {
        var count = 0;
        foreach (var section in sections)
            if ((count += section.Count(free, limit - count)) == limit)
                break;
        return count;
    }

    private ReadOnlySpan<RankedSection> SectionsOf(string name)
    {
        var index = Array.FindIndex(_sections, section => section.Name == name);
        if (index < 0)
            index = Array.FindIndex(_sections, section => TypedText.AreSame(section.Name, name));
        return index < 0 ? [] : _sections.AsSpan(index, 1);
    }
}
