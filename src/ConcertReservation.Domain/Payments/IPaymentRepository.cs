namespace ConcertReservation.Domain.Payments;

public interface IPaymentRepository
{
    /// <summary>The statement is sent before the commit.</summary>
    void Insert(long concertId, IReadOnlyCollection<Payment> paid);

    void Add(Refund refund);

    /// <summary>Inserts refunds with their seats. The statements are sent before the commit.</summary>
    void Insert(long concertId, IReadOnlyCollection<Refund> refunds);

    /// <summary>The payments of locked reservations.</summary>
    Task<IReadOnlyList<Payment>> ListOfReservationsAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    );

    /// <summary>Call it while the reservation is locked: then the payment cannot change.</summary>
    Task<Payment> FindOfReservationAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>Null when the user has no such payment.</summary>
    Task<PaymentView?> FindViewAsync(Guid paymentId, Guid userId, CancellationToken ct);

    /// <summary>
    /// The payments of the user, newest first. Only those with an id below <paramref name="before"/>, when it is given.
    /// </summary>
    Task<IReadOnlyList<PaymentView>> ListViewsAsync(Guid userId, Guid? before, int take, CancellationToken ct);
}

/// <summary>A payment with the title of its concert. Amounts are won.</summary>
/// <param name="RefundedAt">When the last of its seats was refunded; null while one is left.</param>
public sealed record PaymentView(
    Guid PaymentId,
    Guid ReservationId,
    string ConcertTitle,
    PaymentMethod Method,
    long Amount,
    DateTimeOffset PaidAt,
    DateTimeOffset? RefundedAt,
    long RefundedAmount
);
