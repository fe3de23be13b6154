namespace ConcertReservation.Domain.Payments;

/// <param name="RefundableUntil">How long before the performance refunds close.</param>
public sealed record RefundTerms(TimeSpan RefundableUntil)
{
    public static RefundTerms Default { get; } = new(TimeSpan.FromHours(24));
}
