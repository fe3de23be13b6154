namespace ConcertReservation.Testing.Concerts;

/// <summary>The paths of one concert, below /api/v1.</summary>
public record ConcertPaths(long ConcertId)
{
    public string Path => FormattableString.Invariant($"/concerts/{ConcertId}");

    public string Line => $"{Path}/queue-token";

    public string Reservations => $"{Path}/reservations";

    /// <summary>The queue policy, for operators.</summary>
    public string QueuePolicy => $"/admin{Path}/queue-policy";

    /// <summary>The cancellation of all performances, for operators.</summary>
    public string Cancellation => $"/admin{Path}/cancellation";

    public string CancellationOf(long performanceId) =>
        FormattableString.Invariant($"/admin{Path}/performances/{performanceId}/cancellation");

    public string StatesOf(long performanceId) =>
        FormattableString.Invariant($"{Path}/performances/{performanceId}/seat-states");

    public string SeatsOf(long performanceId) =>
        FormattableString.Invariant($"{Path}/performances/{performanceId}/seats");
}
