using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Application.Concerts;

/// <summary>
/// The fixed part of a performance's seats. A seat's index is its position in the order of this answer, from 0.
/// </summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="PlanVersion">Another one when seats or prices change.</param>
/// <param name="TotalSeats">How many seats follow.</param>
/// <param name="Prices">In won; named as the section, or <c>standard</c> in a hall without sections.</param>
/// <param name="Sections">Created during enumeration. The name is null in a hall without sections.</param>
public sealed record SeatPlanResult(
    long PerformanceId,
    string PlanVersion,
    int TotalSeats,
    IReadOnlyList<NamedPrice> Prices,
    IEnumerable<SeatPlanSection> Sections
)
{
    internal static SeatPlanResult Of(long performanceId, StoredSeatPlan plan) =>
        new(
            performanceId,
            plan.Version,
            plan.Count,
            plan.Prices,
            // The rows of a section are side by side, so the groups have their order.
            plan.Rows.GroupBy(row => row.Section, StringComparer.Ordinal)
                .Select(section => SeatPlanSection.Of(plan, section.Key, section))
        );
}

/// <summary>A section with its rows, or a standing area.</summary>
/// <param name="Name">Null in a hall without sections.</param>
/// <param name="Rows">Left out in a standing area: its places follow in the order, without a place in the plan.</param>
public sealed record SeatPlanSection(
    string? Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IEnumerable<SeatPlanRow>? Rows
)
{
    /// <summary>Left out in a section with rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SectionKind? Kind { get; init; }

    /// <summary>How many places a standing area has: it has as many indexes. Left out in a section with rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Capacity { get; init; }

    internal static SeatPlanSection Of(StoredSeatPlan plan, string? name, IEnumerable<StoredRow> rows) =>
        plan.IsStanding(name)
            ? new(name, null) { Kind = SectionKind.Standing, Capacity = rows.Sum(row => row.Count) }
            : new(name, rows.Select(row => SeatPlanRow.Of(plan, row)));
}

/// <summary>Seats side by side, from left to right.</summary>
public sealed record SeatPlanRow(string? Row, IEnumerable<SeatPlanSeat> Seats)
{
    /// <summary>
    /// The aisles, as [index in the row of the seat before the aisle, width in seats]. Left out in a row without.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<int>>? Gaps { get; init; }

    internal static SeatPlanRow Of(StoredSeatPlan plan, StoredRow row) =>
        new(
            row.Name,
            Enumerable
                .Range(row.Start, row.Count)
                .Select(index => new SeatPlanSeat(
                    plan.IdAt(index),
                    plan.NumberAt(index),
                    plan.PriceIndexAt(index),
                    plan.IsAccessible(index)
                ))
        )
        {
            Gaps = plan.GapsOf(row) is { Count: > 0 } gaps
                ? [.. gaps.Select(gap => new[] { gap.AfterIndex, gap.Width })]
                : null,
        };
}

/// <summary>A seat, as [seat id, number, index of its price], and "accessible" when it is for wheelchair users.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatPlanSeat(long SeatId, string Number, int PriceIndex, bool IsAccessible = false);
