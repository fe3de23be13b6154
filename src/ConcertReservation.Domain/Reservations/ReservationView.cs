using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Domain.Reservations;

/// <summary>A reservation with the names a reader wants beside it. <paramref name="Status"/> knows of lapsed holds.</summary>
public sealed record ReservationView(
    Guid ReservationId,
    long ConcertId,
    string ConcertTitle,
    Venue Venue,
    long PerformanceId,
    DateTimeOffset StartsAt,
    Guid UserId,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    Guid? PaymentId,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt
);

/// <summary>What a payment needs to know before it begins. <paramref name="Status"/> knows of lapsed holds.</summary>
public sealed record ReservationSummary(
    Guid ReservationId,
    long ConcertId,
    long PerformanceId,
    Guid UserId,
    ReservationStatus Status,
    long TotalPrice
);

public sealed record ReservedSeat(long SeatId, string Number, string? Section, string? Row, long Price);
