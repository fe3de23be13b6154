namespace ConcertReservation.Domain.Reservations;

/// <summary>A reservation for operators. Prices are won.</summary>
/// <param name="Holder">The name of the customer.</param>
/// <param name="Status">At the time of the query: a lapsed hold is expired.</param>
/// <param name="Seats">Ordered by id.</param>
public sealed record ReservationRecord(
    Guid ReservationId,
    string Number,
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
