namespace ConcertReservation.Domain.Concerts;

/// <summary>A performance still to be scheduled. <paramref name="Field"/> is where it stands in the request.</summary>
public sealed record PerformancePlan(DateTimeOffset StartsAt, SeatPlan Seats, string Field = "");
