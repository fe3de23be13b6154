namespace ConcertReservation.FaultRuns.Storm.Stage;

/// <summary>A concert to fight over.</summary>
internal sealed record ConcertOnSale(long ConcertId, IReadOnlyList<PerformanceOnSale> Performances)
{
    public string Path => $"/concerts/{ConcertId}";

    public string Line => $"{Path}/queue-token";

    public string Reservations => $"{Path}/reservations";

    public string SeatsOf(PerformanceOnSale performance) => $"{Path}/performances/{performance.PerformanceId}/seats";
}

internal sealed record PerformanceOnSale(long PerformanceId, long[] SeatIds);
