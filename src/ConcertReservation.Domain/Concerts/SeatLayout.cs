namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// What the rows of the seats do not say about a hall: standing areas, aisles and accessible seats. It is stored with
/// the performance and never changes. A section or row without any of them is left out.
/// </summary>
public sealed record SeatLayout(IReadOnlyList<SectionLayout> Sections)
{
    /// <summary>Null when there is nothing to store.</summary>
    public static SeatLayout? Of(IEnumerable<PlanSection> sections)
    {
        var layouts = sections
            .Select(SectionLayout.Of)
            .Where(section => section.Kind == SectionKind.Standing || section.Rows.Count > 0)
            .ToList();
        return layouts.Count == 0 ? null : new SeatLayout(layouts);
    }
}

public sealed record SectionLayout(string Name, SectionKind Kind, IReadOnlyList<RowLayout> Rows)
{
    internal static SectionLayout Of(PlanSection section) =>
        new(
            section.Name,
            section.Kind,
            [.. section.Rows.Select(RowLayout.Of).Where(row => row.Gaps.Count > 0 || row.Accessible.Count > 0)]
        );
}

/// <param name="Row">The name of the row.</param>
/// <param name="Gaps">The aisles, by ascending index.</param>
/// <param name="Accessible">The indexes of the accessible seats in the row, ascending; the first seat has index 0.</param>
public sealed record RowLayout(string? Row, IReadOnlyList<RowGap> Gaps, IReadOnlyList<int> Accessible)
{
    internal static RowLayout Of(PlanRow row)
    {
        var accessible = row.Accessible.ToHashSet(PlanName.Comparer);
        return new RowLayout(
            row.Name,
            row.Gaps,
            accessible.Count == 0
                ? []
                : [.. Enumerable.Range(0, row.Seats).Where(index => accessible.Contains(row.NumberAt(index)))]
        );
    }
}
