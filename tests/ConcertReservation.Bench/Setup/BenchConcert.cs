using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.Bench.Setup;

/// <summary>A concert with the seats of all its performances, in the order of the performances.</summary>
internal sealed record BenchConcert(long ConcertId, IReadOnlyList<BenchSeat> Seats) : ConcertPaths(ConcertId)
{
    public string SeatsOfFirstPerformance => SeatsOf(Seats[0].PerformanceId);

    public string StatesOfFirstPerformance => StatesOf(Seats[0].PerformanceId);

    public string PlanOfFirstPerformance =>
        FormattableString.Invariant($"{Path}/performances/{Seats[0].PerformanceId}/seat-plan");
}

internal sealed record BenchSeat(long PerformanceId, long SeatId)
{
    /// <summary>The body of a request to hold the seat.</summary>
    public string HoldBody =>
        FormattableString.Invariant($$"""{"performanceId":{{PerformanceId}},"seatIds":[{{SeatId}}]}""");

    /// <summary>The body of a request to hold the best seats of its performance.</summary>
    public string BestBody(int count) =>
        FormattableString.Invariant($$$"""{"performanceId":{{{PerformanceId}}},"best":{"count":{{{count}}}}}""");
}
