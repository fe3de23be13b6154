namespace ConcertReservation.Domain.Reservations;

/// <summary>A reservation for operators. Prices are won.</summary>
/// <param name="Holder">The name of the customer, or of the person for whom an operator has issued it.</param>
/// <param name="Email">Null when an operator has issued it without one.</param>
/// <param name="Method">How it was paid; null when it was not.</param>
/// <param name="Status">At the time of the query: a lapsed hold is expired.</param>
/// <param name="Seats">Ordered by id.</param>
public sealed record ReservationRecord(
    Guid ReservationId,
    string Number,
    long PerformanceId,
    DateTimeOffset StartsAt,
    string Holder,
    string? Email,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    PaymentMethod? Method,
    DateTimeOffset HeldAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt,
    DateTimeOffset? CheckedInAt
);
