using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Concerts;

/// <summary>A seat plan: sections with rows of different lengths, and standing areas. At most 100,000 seats.</summary>
public sealed record PlanDocument
{
    /// <summary>1 to 200 sections, in the order in which customers see them.</summary>
    [Required, MinLength(1), MaxLength(SeatPlan.MaxSections), NoNulls]
    public IReadOnlyList<PlanSectionDocument>? Sections { get; init; }

    internal SeatPlan ToSeatPlan(string field = "") =>
        SeatPlan.Of([.. Sections!.Select((s, i) => s.ToSection($"{field}sections[{i}]"))], field + "sections");

    internal static PlanDocument Of(SeatPlan plan) =>
        new() { Sections = [.. plan.Sections.Select(PlanSectionDocument.Of)] };
}

/// <summary>Rows of seats with one price, or a standing area.</summary>
public sealed record PlanSectionDocument
{
    /// <example>1층 A구역</example>
    [Required, StringLength(1_000)]
    public string? Name { get; init; }

    /// <summary>The price of each seat in won, 0 to 10,000,000.</summary>
    /// <example>132000</example>
    [Required, Range(0, SeatPlan.MaxPrice)]
    public long? Price { get; init; }

    /// <summary>Seated when left out. In a standing area, customers choose a number of places and no seat.</summary>
    public SectionKind? Kind { get; init; }

    /// <summary>The number of places of a standing area. A section with rows has none.</summary>
    [Range(1, SeatPlan.MaxSeats), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Capacity { get; init; }

    /// <summary>From the stage to the back. A standing area has none.</summary>
    [NoNulls, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlanRowDocument>? Rows { get; init; }

    internal PlanSection ToSection(string field) =>
        new(
            Name!,
            Price!.Value,
            Kind ?? SectionKind.Seated,
            Capacity,
            [.. (Rows ?? []).Select((row, i) => row.ToRow($"{field}.rows[{i}]"))]
        );

    internal static PlanSectionDocument Of(PlanSection section) =>
        new()
        {
            Name = section.Name,
            Price = section.Price,
            Kind = section.Kind,
            Capacity = section.Capacity,
            Rows = section.Kind == SectionKind.Standing ? null : [.. section.Rows.Select(PlanRowDocument.Of)],
        };
}

/// <summary>A row with seats numbered from 1, or with the given numbers.</summary>
public sealed record PlanRowDocument
{
    /// <summary>The name of the row; at most one row of a section has none.</summary>
    /// <example>A</example>
    [StringLength(1_000), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Row { get; init; }

    /// <summary>How many seats the row has. May be left out when their numbers are given.</summary>
    /// <example>24</example>
    [Range(1, SeatPlan.MaxSeats)]
    public int? Seats { get; init; }

    /// <summary>The numbers of the seats in order; 1, 2, 3, … when left out.</summary>
    [NoNulls, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>
    /// The aisles: pairs of the index of the seat before the aisle (the first seat has index 0) and its width in seats.
    /// </summary>
    [NoNulls, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<int>>? Gaps { get; init; }

    /// <summary>The numbers of the seats for wheelchair users.</summary>
    [NoNulls, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Accessible { get; init; }

    internal PlanRow ToRow(string field) =>
        new(
            string.IsNullOrEmpty(Row) ? null : Row,
            Seats ?? Numbers?.Count ?? throw DomainException.Invalid($"{field}.seats", "Send the number of seats."),
            Numbers,
            [.. (Gaps ?? []).Select((gap, i) => ToGap(gap, $"{field}.gaps[{i}]"))],
            Accessible ?? []
        );

    internal static PlanRowDocument Of(PlanRow row) =>
        new()
        {
            Row = row.Name,
            Seats = row.Seats,
            Numbers = row.Numbers,
            Gaps = row.Gaps.Count == 0 ? null : [.. row.Gaps.Select(gap => new[] { gap.AfterIndex, gap.Width })],
            Accessible = row.Accessible.Count == 0 ? null : row.Accessible,
        };

    private static RowGap ToGap(IReadOnlyList<int> gap, string field) =>
        gap.Count == 2
            ? new RowGap(gap[0], gap[1])
            : throw DomainException.Invalid(field, "A gap is a pair: the index of the seat before it, and its width.");
}
