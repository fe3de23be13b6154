using System.Globalization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Concerts;

/// <summary>Collects the lines of a CSV file into sections and rows, in the order in which they first appear.</summary>
internal sealed class PlanCsvBuilder(PlanCsvErrors errors)
{
    private const string Seat = "seat";
    private const string Accessible = "accessible";
    private const string Standing = "standing";

    private readonly Dictionary<string, PlanCsvSection> _sections = new(PlanName.Comparer);
    private readonly List<PlanCsvSection> _inOrder = [];

    // The number of a seat, and the line that it comes from.
    private readonly Dictionary<string, long> _lines = new(PlanName.Comparer);

    // Only the first line that is too much is wrong.
    private bool _isFull;

    public void Add(PlanCsvLine line)
    {
        if (!_isFull && FindError(line) is { } error)
            errors.Add(line.Number, error);
    }

    public PlanDocument? Build()
    {
        if (_inOrder.Count == 0 && errors.Count == 0)
            errors.Add(2, "The file has no seat.");
        return errors.Count > 0 ? null : new PlanDocument { Sections = [.. _inOrder.Select(s => s.ToDocument())] };
    }

    private string? FindError(PlanCsvLine line)
    {
        if (line.HasExtraFields)
            return "This line has more fields than the first line.";
        if (PlanName.FindError(line.Section, PlanName.MaxSectionLength, out var name) is { } nameError)
            return $"section: {nameError}";
        if (!TryParse(line.Price, out var price) || price > SeatPlan.MaxPrice)
            return $"price: Write a whole number of won, 0 to {SeatPlan.MaxPrice}.";
        var kind = line.Kind.Length == 0 ? Seat : line.Kind.ToLowerInvariant();
        if (kind is not (Seat or Accessible or Standing))
            return $"kind: Write {Seat}, {Accessible} or {Standing}, or nothing.";

        if (!_sections.TryGetValue(name, out var section))
        {
            if (_sections.Count == SeatPlan.MaxSections)
                return $"section: A plan has at most {SeatPlan.MaxSections} sections.";
            section = new PlanCsvSection(name, price, kind == Standing, line.Number);
        }
        if (section.Price != price)
            return $"price: Section {name} has the price {section.Price} in line {section.Line}. A section has one price.";
        if (section.IsStanding != (kind == Standing))
            return $"kind: Section {name} is of another kind in line {section.Line}.";

        return (kind == Standing ? FindStandingError(line, section) : FindSeatError(line, section, kind == Accessible))
            ?? Keep(section);
    }

    private string? FindStandingError(PlanCsvLine line, PlanCsvSection section)
    {
        if (section.Capacity is not null)
            return $"section: The standing area {section.Name} is already in line {section.Line}.";
        if (line.Row.Length > 0)
            return "row: A standing area has no rows.";
        if (!TryParse(line.Seat, out var capacity) || capacity is < 1 or > SeatPlan.MaxSeats)
            return $"seat: Write the number of places of the standing area, 1 to {SeatPlan.MaxSeats}.";

        for (var place = 1; place <= capacity; place++)
            if (FindNumberError(section.Name, null, place.ToString(CultureInfo.InvariantCulture), line) is { } error)
                return error;
        section.Capacity = (int)capacity;
        return null;
    }

    private string? FindSeatError(PlanCsvLine line, PlanCsvSection section, bool isAccessible)
    {
        string? row = null;
        if (line.Row.Length > 0 && PlanName.FindError(line.Row, PlanName.MaxRowLength, out row) is { } rowError)
            return $"row: {rowError}";
        if (PlanName.FindError(line.Seat, PlanName.MaxSeatLength, out var seat) is { } seatError)
            return $"seat: {seatError}";
        if (FindNumberError(section.Name, row, seat, line) is { } numberError)
            return numberError;

        section.Add(row, seat, isAccessible);
        return null;
    }

    private string? FindNumberError(string section, string? row, string seat, PlanCsvLine line)
    {
        _isFull = _lines.Count == SeatPlan.MaxSeats;
        if (_isFull)
            return $"A plan has at most {SeatPlan.MaxSeats} seats.";
        var number = SeatPlan.NumberOf(section, row, seat);
        return _lines.TryAdd(number, line.Number) ? null : $"seat: Line {_lines[number]} has the seat {number} too.";
    }

    /// <summary>A section exists from its first correct line on.</summary>
    private string? Keep(PlanCsvSection section)
    {
        if (_sections.TryAdd(section.Name, section))
            _inOrder.Add(section);
        return null;
    }

    private static bool TryParse(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
