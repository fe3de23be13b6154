using System.Globalization;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

public sealed record Section(string Name, int Rows, int SeatsPerRow, long Price);

public sealed record PlannedSeat(string Number, string? Section, string? Row, long Price);

/// <summary>The seats of a performance before they exist: a plain run of numbers, or sections of rows.</summary>
public sealed class SeatPlan
{
    public const int MaxSeats = 100_000;
    public const long MaxPrice = 10_000_000;
    public const int DefaultCount = 50;
    public const long DefaultPrice = 50_000;

    private SeatPlan(int count, long priceFrom, IEnumerable<PlannedSeat> seats)
    {
        Count = count;
        PriceFrom = priceFrom;
        Seats = seats;
    }

    public int Count { get; }

    /// <summary>The lowest price of a seat, in won.</summary>
    public long PriceFrom { get; }

    /// <summary>Made as they are read: a hall of 100,000 is never in memory at once.</summary>
    public IEnumerable<PlannedSeat> Seats { get; }

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

    /// <summary>Rows are lettered A, B, … Z, AA; a seat's number, such as "VIP-A7", is unique in the performance.</summary>
    public static SeatPlan Sectioned(IReadOnlyList<Section> sections, string field = "sections")
    {
        if (sections.Any(s => s.Rows is < 1 or > MaxSeats || s.SeatsPerRow is < 1 or > MaxSeats))
            throw DomainException.Invalid(field, "A section has at least one row of one seat.");
        EnsureSize(sections.Sum(s => (long)s.Rows * s.SeatsPerRow), field);
        if (sections.DistinctBy(s => s.Name, StringComparer.Ordinal).Count() != sections.Count)
            throw DomainException.Invalid(field, "Sections have different names.");
        foreach (var section in sections)
            EnsurePrice(section.Price, field);

        return new SeatPlan(
            sections.Sum(s => s.Rows * s.SeatsPerRow),
            sections.Min(s => s.Price),
            sections.SelectMany(SeatsOf)
        );
    }

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
            throw DomainException.Invalid(field, $"A performance has 1 to {Text(MaxSeats)} seats.");
    }

    private static void EnsurePrice(long price, string field)
    {
        if (price is < 0 or > MaxPrice)
            throw DomainException.Invalid(field, $"A price is 0 to {Text((int)MaxPrice)} won.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
