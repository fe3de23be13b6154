namespace ConcertReservation.Domain.Payments;

public interface IPaymentRepository
{
    void Add(Payment payment);

    void Add(Refund refund);

    /// <summary>Read behind the reservation's lock, it cannot change.</summary>
    Task<Payment> FindOfReservationAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>The caller's own, or null.</summary>
    Task<PaymentView?> FindViewAsync(Guid paymentId, Guid userId, CancellationToken ct);

    /// <summary>The caller's own, newest first, from below <paramref name="before"/>.</summary>
    Task<IReadOnlyList<PaymentView>> ListViewsAsync(Guid userId, Guid? before, int take, CancellationToken ct);
}

/// <summary>A payment with the title of what was bought.</summary>
public sealed record PaymentView(
    Guid PaymentId,
    Guid ReservationId,
    string ConcertTitle,
    long Amount,
    DateTimeOffset PaidAt,
    DateTimeOffset? RefundedAt
);
