using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Domain.Payments;

/// <summary>What a performance has earned. Amounts are won.</summary>
/// <param name="Items">By price, the highest first, then by method.</param>
/// <param name="Sold">The sum of all payments.</param>
/// <param name="Refunded">The sum of all refunds.</param>
public sealed record Settlement(IReadOnlyList<SettlementItem> Items, long Sold, long Refunded);

/// <summary>The seats of one price that were paid in one way.</summary>
/// <param name="Price">Of a seat at the sale; 0 for a seat that was given away.</param>
/// <param name="Sold">The number of seats that were sold or given away, also those that were refunded.</param>
/// <param name="Refunded">The number of refunded seats.</param>
/// <param name="Amount">The price of the seats that were not refunded.</param>
public sealed record SettlementItem(long Price, PaymentMethod Method, long Sold, long Refunded, long Amount);

public interface ISettlementSource
{
    /// <summary>Reads one snapshot of the database.</summary>
    Task<Settlement> ReadAsync(long concertId, long performanceId, CancellationToken ct);
}
