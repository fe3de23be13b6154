using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Application.Payments;

/// <summary>What a performance has earned, by price and by method of payment.</summary>
public sealed class SettlementFacade(IConcertRepository concerts, ISettlementSource settlements)
{
    /// <summary>Refuses with <c>performance_not_found</c>.</summary>
    public async Task<SettlementResult> FindAsync(long performanceId, CancellationToken ct)
    {
        var concertId = await FindConcertAsync(performanceId, ct);
        return SettlementResult.Of(performanceId, await settlements.ReadAsync(concertId, performanceId, ct));
    }

    /// <summary>The items for a file. Refuses with <c>performance_not_found</c>.</summary>
    public async Task<IReadOnlyList<ExportedSettlementItem>> ExportAsync(long performanceId, CancellationToken ct)
    {
        var concertId = await FindConcertAsync(performanceId, ct);
        var performance =
            await concerts.FindPerformanceAsync(concertId, performanceId, ct) ?? throw Performance.NotFound();
        var settlement = await settlements.ReadAsync(concertId, performanceId, ct);
        return [.. settlement.Items.Select(item => new ExportedSettlementItem(performance, item))];
    }

    private async Task<long> FindConcertAsync(long performanceId, CancellationToken ct) =>
        await concerts.FindConcertOfAsync(performanceId, ct) ?? throw Performance.NotFound();
}

/// <summary>Amounts are won.</summary>
/// <param name="Items">By price, the highest first, then by method.</param>
/// <param name="Sold">The sum of all payments.</param>
/// <param name="Refunded">The sum of all refunds.</param>
/// <param name="Net"><paramref name="Sold"/> minus <paramref name="Refunded"/>.</param>
public sealed record SettlementResult(
    long PerformanceId,
    string Currency,
    IReadOnlyList<SettlementItem> Items,
    long Sold,
    long Refunded,
    long Net
)
{
    internal static SettlementResult Of(long performanceId, Settlement settlement) =>
        new(
            performanceId,
            Wallet.Currency,
            settlement.Items,
            settlement.Sold,
            settlement.Refunded,
            settlement.Sold - settlement.Refunded
        );
}

public sealed record ExportedSettlementItem(PerformanceSummary Performance, SettlementItem Item);
