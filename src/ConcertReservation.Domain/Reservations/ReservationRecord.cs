namespace ConcertReservation.Domain.Reservations;

/// <summary>A reservation as its operator sees it. <paramref name="Status"/> knows of lapsed holds; prices are won.</summary>
/// <param name="Seats">By id.</param>
public sealed record ReservationRecord(
    Guid ReservationId,
    long PerformanceId,
    DateTimeOffset StartsAt,
    string Holder,
    string Email,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt,
    DateTimeOffset? CheckedInAt
);
