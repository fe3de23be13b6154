namespace ConcertReservation.Domain.Queue;

/// <summary>A place that was given up while it waited: whoever stands behind it is one nearer to the head.</summary>
public sealed record AbandonedPlace(long ConcertId, long Place);
