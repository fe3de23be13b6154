namespace ConcertReservation.Bench.Stage;

/// <summary>A concert with its seats, in order of performance.</summary>
internal sealed record Hall(long ConcertId, IReadOnlyList<SeatInHall> Seats)
{
    public string Path => FormattableString.Invariant($"/concerts/{ConcertId}");

    public string Line => $"{Path}/queue-token";

    public string Reservations => $"{Path}/reservations";

    public string SeatsOfFirstPerformance =>
        FormattableString.Invariant($"{Path}/performances/{Seats[0].PerformanceId}/seats");
}

internal sealed record SeatInHall(long PerformanceId, long SeatId)
{
    /// <summary>The body of a request to hold it.</summary>
    public string Wish =>
        FormattableString.Invariant($$"""{"performanceId":{{PerformanceId}},"seatIds":[{{SeatId}}]}""");
}
