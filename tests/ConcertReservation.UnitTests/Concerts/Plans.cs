using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

/// <summary>Parts of seat plans.</summary>
internal static class Plans
{
    public const long Price = 90_000;

    public static PlanSection Seated(string name, params PlanRow[] rows) =>
        new(name, Price, SectionKind.Seated, null, rows);

    public static PlanSection Standing(string name, int? capacity) =>
        new(name, Price, SectionKind.Standing, capacity, []);

    public static PlanRow Row(
        string? name,
        int seats,
        string[]? numbers = null,
        RowGap[]? gaps = null,
        string[]? accessible = null
    ) => new(name, seats, numbers, gaps ?? [], accessible ?? []);
}
