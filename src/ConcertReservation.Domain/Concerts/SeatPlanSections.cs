using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// Checks the sections of a plan and brings their names into the form that is stored. Refuses the first wrong value with
/// <c>validation_failed</c> and its JSON path.
/// </summary>
internal sealed class SeatPlanSections
{
    private const int MaxGapWidth = 50;

    private readonly HashSet<string> _numbers = new(PlanName.Comparer);
    private int _seats;

    private SeatPlanSections() { }

    public static IReadOnlyList<PlanSection> Normalize(IReadOnlyList<PlanSection> sections, string field)
    {
        if (sections.Count is < 1 or > SeatPlan.MaxSections)
            throw DomainException.Invalid(field, $"A plan must have 1 to {SeatPlan.MaxSections} sections.");

        var plan = new SeatPlanSections();
        var names = new HashSet<string>(PlanName.Comparer);
        return [.. sections.Select((section, i) => plan.Normalize(section, $"{field}[{i}]", names))];
    }

    private PlanSection Normalize(PlanSection section, string field, HashSet<string> names)
    {
        var name = NameOf(section.Name, PlanName.MaxSectionLength, $"{field}.name");
        if (!names.Add(name))
            throw DomainException.Invalid($"{field}.name", $"Another section has the name {name} too.");
        SeatPlan.EnsurePrice(section.Price, $"{field}.price");

        return section.Kind == SectionKind.Standing
            ? NormalizeStanding(section with { Name = name }, field)
            : NormalizeSeated(section with { Name = name }, field);
    }

    private PlanSection NormalizeStanding(PlanSection section, string field)
    {
        if (section.Rows.Count > 0)
            throw DomainException.Invalid($"{field}.rows", "A standing area has no rows, only a capacity.");

        var capacity = Count(section.Capacity ?? 0, $"{field}.capacity");
        foreach (var place in Enumerable.Range(1, capacity))
            EnsureNewNumber(SeatPlan.NumberOf(section.Name, null, SeatPlan.Text(place)), $"{field}.name");
        return section;
    }

    private PlanSection NormalizeSeated(PlanSection section, string field)
    {
        if (section.Capacity is not null)
            throw DomainException.Invalid($"{field}.capacity", "Only a standing area has a capacity.");
        if (section.Rows.Count == 0)
            throw DomainException.Invalid($"{field}.rows", "A section needs at least one row with one seat.");

        var names = new HashSet<string>(PlanName.Comparer);
        return section with
        {
            Rows = [.. section.Rows.Select((row, i) => Normalize(row, section.Name, $"{field}.rows[{i}]", names))],
        };
    }

    private PlanRow Normalize(PlanRow row, string section, string field, HashSet<string> names)
    {
        var name = row.Name is null ? null : NameOf(row.Name, PlanName.MaxRowLength, $"{field}.row");
        if (!names.Add(name ?? ""))
            throw DomainException.Invalid($"{field}.row", $"Another row of this section has the name {name} too.");

        var normalized = row with
        {
            Name = name,
            Seats = Count(row.Seats, $"{field}.seats"),
            Numbers = NumbersOf(row, $"{field}.numbers"),
        };
        EnsureNewNumbers(normalized, section, field);
        EnsureGaps(row, $"{field}.gaps");
        return normalized with { Accessible = AccessibleOf(normalized, $"{field}.accessible") };
    }

    private static List<string>? NumbersOf(PlanRow row, string field)
    {
        if (row.Numbers is null)
            return null;
        if (row.Numbers.Count != row.Seats)
            throw DomainException.Invalid(field, "A row needs as many numbers as it has seats.");

        var numbers = row
            .Numbers.Select((number, i) => NameOf(number, PlanName.MaxSeatLength, $"{field}[{i}]"))
            .ToList();
        return numbers.Select((number, i) => number == SeatPlan.Text(i + 1)).All(isUsual => isUsual) ? null : numbers;
    }

    private void EnsureNewNumbers(PlanRow row, string section, string field)
    {
        for (var i = 0; i < row.Seats; i++)
            EnsureNewNumber(
                SeatPlan.NumberOf(section, row.Name, row.NumberAt(i)),
                row.Numbers is null ? $"{field}.row" : $"{field}.numbers[{i}]"
            );
    }

    private void EnsureNewNumber(string number, string field)
    {
        if (!_numbers.Add(number))
            throw DomainException.Invalid(field, $"Another seat has the number {number} too.");
    }

    private static void EnsureGaps(PlanRow row, string field)
    {
        var last = -1;
        foreach (var (after, width) in row.Gaps)
        {
            if (after <= last || after >= row.Seats - 1)
                throw DomainException.Invalid(
                    field,
                    "A gap stands between two seats of the row: [index of the seat before it, width], ascending."
                );
            if (width is < 1 or > MaxGapWidth)
                throw DomainException.Invalid(field, $"A gap must be 1 to {MaxGapWidth} seats wide.");
            last = after;
        }
    }

    private static List<string> AccessibleOf(PlanRow row, string field)
    {
        if (row.Accessible.Count == 0)
            return [];

        var left = Enumerable.Range(0, row.Seats).Select(row.NumberAt).ToHashSet(PlanName.Comparer);
        var accessible = row
            .Accessible.Select((number, i) => NameOf(number, PlanName.MaxSeatLength, $"{field}[{i}]"))
            .ToList();
        return accessible.TrueForAll(left.Remove)
            ? accessible
            : throw DomainException.Invalid(field, "The row does not have one of these seats, or it is named twice.");
    }

    private int Count(int seats, string field)
    {
        if (seats is < 1 or > SeatPlan.MaxSeats)
            throw DomainException.Invalid(field, $"Use 1 to {SeatPlan.Text(SeatPlan.MaxSeats)}.");
        if ((_seats += seats) > SeatPlan.MaxSeats)
            throw DomainException.Invalid(
                field,
                $"A performance must have at most {SeatPlan.Text(SeatPlan.MaxSeats)} seats."
            );
        return seats;
    }

    private static string NameOf(string text, int maxLength, string field) =>
        PlanName.FindError(text, maxLength, out var name) is { } error
            ? throw DomainException.Invalid(field, error)
            : name;
}
