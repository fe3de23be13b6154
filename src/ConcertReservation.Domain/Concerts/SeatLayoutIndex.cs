using System.Collections.Immutable;

namespace ConcertReservation.Domain.Concerts;

/// <summary>Finds what the layout says about a section, a row or a seat. Immutable.</summary>
internal sealed class SeatLayoutIndex
{
    private readonly HashSet<string> _standing = new(StringComparer.Ordinal);
    private readonly Dictionary<StoredRow, IReadOnlyList<RowGap>> _gaps = [];
    private readonly HashSet<int> _accessible = [];

    public SeatLayoutIndex(SeatLayout? layout, ImmutableArray<StoredRow> rows)
    {
        if (layout is null)
            return;
        var byName = rows.ToDictionary(row => (row.Section, row.Name));
        foreach (var section in layout.Sections)
        {
            if (section.Kind == SectionKind.Standing)
                _standing.Add(section.Name);
            foreach (var row in section.Rows)
                Add(row, byName[(section.Name, row.Row)]);
        }
    }

    public bool IsStanding(string? section) => section is not null && _standing.Contains(section);

    public IReadOnlyList<RowGap> GapsOf(StoredRow row) => _gaps.GetValueOrDefault(row, []);

    public bool IsAccessible(int index) => _accessible.Contains(index);

    private void Add(RowLayout layout, StoredRow row)
    {
        if (layout.Gaps.Count > 0)
            _gaps.Add(row, layout.Gaps);
        foreach (var index in layout.Accessible)
            _accessible.Add(row.Start + index);
    }
}
