namespace ConcertReservation.Domain.Payments;

/// <summary>A payment with the title of what was bought.</summary>
public sealed record PaymentView(
    Guid PaymentId,
    Guid ReservationId,
    string ConcertTitle,
    long Amount,
    DateTimeOffset PaidAt,
    DateTimeOffset? RefundedAt
);
