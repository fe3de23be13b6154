using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Bench.Setup;

/// <summary>A concert with the seats of all its performances, in the order of the performances.</summary>
internal sealed record BenchConcert(long ConcertId, IReadOnlyList<BenchSeat> Seats) : ConcertPaths(ConcertId)
{
    public string SeatsOfFirstPerformance => SeatsOf(Seats[0].PerformanceId);

    public string StatesOfFirstPerformance =>
        FormattableString.Invariant($"{Path}/performances/{Seats[0].PerformanceId}/seat-states");

    public string PlanOfFirstPerformance =>
        FormattableString.Invariant($"{Path}/performances/{Seats[0].PerformanceId}/seat-plan");
}

internal sealed record BenchSeat(long PerformanceId, long SeatId)
{
    /// <summary>The body of a request to hold the seat.</summary>
    public string HoldBody =>
        FormattableString.Invariant($$"""{"performanceId":{{PerformanceId}},"seatIds":[{{SeatId}}]}""");
}
