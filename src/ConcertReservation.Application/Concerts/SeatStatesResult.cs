using System.Runtime.InteropServices;

namespace ConcertReservation.Application.Concerts;

/// <summary>The states of the seats of a performance: all of them, or those that changed since a version.</summary>
/// <param name="PerformanceId">The performance.</param>
/// <param name="PlanVersion">The version of the seat plan, whose order the states have.</param>
/// <param name="Version">What the client has seen with this answer; it is the <c>since</c> of the next request.</param>
/// <param name="States">
/// Two bits a seat in the order of the seat plan, the lowest bits first: 0 available, 1 held, 2 sold, 3 blocked. Null
/// when <paramref name="Changes"/> are given.
/// </param>
/// <param name="Changes">The seats that changed, as [seat index, state]; null when all states are given.</param>
public sealed record SeatStatesResult(
    long PerformanceId,
    string PlanVersion,
    string Version,
    byte[]? States,
    IReadOnlyList<SeatStateChange>? Changes
);

/// <summary>The state of a seat now.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeatStateChange(int SeatIndex, int State);
