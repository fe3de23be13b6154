using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Concerts;

/// <summary>A section that is being read.</summary>
/// <param name="name">As it is stored.</param>
/// <param name="price">The price of its first line.</param>
/// <param name="isStanding">The kind of its first line.</param>
/// <param name="line">The number of its first line.</param>
internal sealed class PlanCsvSection(string name, long price, bool isStanding, long line)
{
    private readonly Dictionary<string, Row> _rows = new(PlanName.Comparer);
    private readonly List<Row> _inOrder = [];

    public string Name => name;
    public long Price => price;
    public bool IsStanding => isStanding;
    public long Line => line;
    public int? Capacity { get; set; }

    public void Add(string? row, string seat, bool isAccessible)
    {
        if (!_rows.TryGetValue(row ?? "", out var seats))
        {
            seats = new Row(row, [], []);
            _rows.Add(row ?? "", seats);
            _inOrder.Add(seats);
        }
        seats.Numbers.Add(seat);
        if (isAccessible)
            seats.Accessible.Add(seat);
    }

    public PlanSectionDocument ToDocument() =>
        new()
        {
            Name = name,
            Price = price,
            Kind = isStanding ? SectionKind.Standing : SectionKind.Seated,
            Capacity = Capacity,
            Rows = isStanding ? null : [.. _inOrder.Select(row => row.ToDocument())],
        };

    private sealed record Row(string? Name, List<string> Numbers, List<string> Accessible)
    {
        public PlanRowDocument ToDocument() =>
            new()
            {
                Row = Name,
                Seats = Numbers.Count,
                Numbers = Numbers,
                Accessible = Accessible,
            };
    }
}
