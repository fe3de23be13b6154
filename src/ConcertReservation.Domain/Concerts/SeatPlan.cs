using System.Globalization;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

public sealed record Section(string Name, int Rows, int SeatsPerRow, long Price);

public sealed record PlannedSeat(string Number, string? Section, string? Row, long Price);

/// <summary>The seats to create for a performance: numbered from 1, or in sections.</summary>
public sealed class SeatPlan
{
    public const int MaxSeats = 100_000;
    public const int MaxSections = 200;
    public const long MaxPrice = 10_000_000;
    public const int DefaultCount = 50;
    public const long DefaultPrice = 50_000;

    private SeatPlan(
        int count,
        long priceFrom,
        IEnumerable<PlannedSeat> seats,
        IReadOnlyList<PlanSection>? sections = null
    )
    {
        Count = count;
        PriceFrom = priceFrom;
        Seats = seats;
        Sections = sections ?? [];
    }

    public int Count { get; }

    /// <summary>The lowest price of a seat, in won.</summary>
    public long PriceFrom { get; }

    /// <summary>Created during enumeration, so that a plan of 100,000 seats is never in memory as a whole.</summary>
    public IEnumerable<PlannedSeat> Seats { get; }

    /// <summary>The sections of a plan with rows of different lengths, as they are stored; empty in other plans.</summary>
    public IReadOnlyList<PlanSection> Sections { get; }

    /// <summary>What is stored besides the seats; null when there is nothing.</summary>
    public SeatLayout? Layout => SeatLayout.Of(Sections);

    public static SeatPlan Default { get; } = Numbered(DefaultCount, DefaultPrice);

    /// <summary>Seats "1", "2", … without section or row.</summary>
    public static SeatPlan Numbered(int count, long price, string field = "seats")
    {
        EnsureSize(count, field);
        EnsurePrice(price, field);

        return new SeatPlan(
            count,
            price,
            Enumerable.Range(1, count).Select(n => new PlannedSeat(Text(n), null, null, price))
        );
    }

    /// <summary>
    /// Rows are named A, B, … Z, AA. The number of a seat, for example "VIP-A7", is unique in the performance.
    /// </summary>
    public static SeatPlan Sectioned(IReadOnlyList<Section> sections, string field = "sections")
    {
        if (sections.Any(s => s.Rows is < 1 or > MaxSeats || s.SeatsPerRow is < 1 or > MaxSeats))
            throw DomainException.Invalid(field, "A section needs at least one row with one seat.");
        EnsureSize(sections.Sum(s => (long)s.Rows * s.SeatsPerRow), field);
        sections = [.. sections.Select((s, i) => s with { Name = SectionName(s.Name, $"{field}[{i}].name") })];
        if (sections.DistinctBy(s => s.Name, PlanName.Comparer).Count() != sections.Count)
            throw DomainException.Invalid(field, "Each section needs a name of its own.");
        foreach (var section in sections)
            EnsurePrice(section.Price, field);

        return new SeatPlan(
            sections.Sum(s => s.Rows * s.SeatsPerRow),
            sections.Min(s => s.Price),
            sections.SelectMany(SeatsOf)
        );
    }

    /// <summary>
    /// Sections with rows of different lengths, and standing areas. Each place of a standing area is a seat without a
    /// row, so that it is held and sold like a seat. Refuses wrong values with the JSON path of the value.
    /// </summary>
    public static SeatPlan Of(IReadOnlyList<PlanSection> sections, string field = "sections")
    {
        var normalized = SeatPlanSections.Normalize(sections, field);
        return new SeatPlan(
            normalized.Sum(s => s.Capacity ?? s.Rows.Sum(row => row.Seats)),
            normalized.Min(s => s.Price),
            normalized.SelectMany(SeatsOf),
            normalized
        );
    }

    /// <summary>
    /// "VIP-A7". A hyphen keeps apart what would otherwise be read as one: row 1, seat 2 is "R-1-2", and not "R-12".
    /// </summary>
    public static string NumberOf(string section, string? row, string seat)
    {
        if (row is null)
            return $"{section}-{seat}";
        var isClear = !char.IsAsciiDigit(row[^1]) && char.IsAsciiDigit(seat[0]);
        return isClear ? $"{section}-{row}{seat}" : $"{section}-{row}-{seat}";
    }

    internal static void EnsurePrice(long price, string field)
    {
        if (price is < 0 or > MaxPrice)
            throw DomainException.Invalid(field, $"A price must be 0 to {Text((int)MaxPrice)} won.");
    }

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<PlannedSeat> SeatsOf(PlanSection section) =>
        section.Kind == SectionKind.Standing
            ? Enumerable
                .Range(1, section.Capacity!.Value)
                .Select(n => new PlannedSeat(NumberOf(section.Name, null, Text(n)), section.Name, null, section.Price))
            : from row in section.Rows
            from i in Enumerable.Range(0, row.Seats)
            let number = NumberOf(section.Name, row.Name, row.NumberAt(i))
            select new PlannedSeat(number, section.Name, row.Name, section.Price);

    private static IEnumerable<PlannedSeat> SeatsOf(Section section) =>
        from row in Enumerable.Range(0, section.Rows)
        let letter = RowLetter(row)
        from n in Enumerable.Range(1, section.SeatsPerRow)
        select new PlannedSeat($"{section.Name}-{letter}{Text(n)}", section.Name, letter, section.Price);

    private static string RowLetter(int row) =>
        row < 26 ? ((char)('A' + row)).ToString() : RowLetter(row / 26 - 1) + RowLetter(row % 26);

    private static void EnsureSize(long count, string field)
    {
        if (count is < 1 or > MaxSeats)
            throw DomainException.Invalid(field, $"A performance must have 1 to {Text(MaxSeats)} seats.");
    }

    private static string SectionName(string text, string field) =>
        PlanName.FindError(text, PlanName.MaxSectionLength, out var name) is { } error
            ? throw DomainException.Invalid(field, error)
            : name;
}
