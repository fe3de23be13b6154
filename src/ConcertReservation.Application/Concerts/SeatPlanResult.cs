using System.Runtime.InteropServices;
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
                .Select(section => new SeatPlanSection(section.Key, section.Select(row => SeatPlanRow.Of(plan, row))))
        );
}

/// <summary>A section with its rows.</summary>
public sealed record SeatPlanSection(string? Name, IEnumerable<SeatPlanRow> Rows);

/// <summary>Seats side by side, from left to right.</summary>
public sealed record SeatPlanRow(string? Row, IEnumerable<SeatPlanSeat> Seats)
{
    internal static SeatPlanRow Of(StoredSeatPlan plan, StoredRow row) =>
        new(
            row.Name,
            Enumerable
                .Range(row.Start, row.Count)
                .Select(index => new SeatPlanSeat(plan.IdAt(index), plan.NumberAt(index), plan.PriceIndexAt(index)))
        );
}

/// <summary>A seat, as [seat id, number, index of its price].</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatPlanSeat(long SeatId, string Number, int PriceIndex);
