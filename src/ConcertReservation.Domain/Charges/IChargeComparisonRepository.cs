namespace ConcertReservation.Domain.Charges;

public interface IChargeComparisonRepository
{
    /// <summary>
    /// Leases the comparison of one day. Null when another instance does it, or it is done.
    /// </summary>
    Task<bool> TryLeaseAsync(
        PaymentProviderName provider,
        DateOnly day,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken ct
    );

    Task FinishAsync(PaymentProviderName provider, DateOnly day, DateTimeOffset now, CancellationToken ct);

    /// <summary>Charges that were paid in the period, ordered by id; reads every shard. Not tracked.</summary>
    Task<IReadOnlyList<Charge>> ListPaidAsync(
        PaymentProviderName provider,
        DateTimeOffset from,
        DateTimeOffset to,
        Guid? after,
        int take,
        CancellationToken ct
    );

    /// <summary>The charges with these ids or payments; reads every shard. Not tracked.</summary>
    Task<IReadOnlyList<Charge>> ListAsync(
        PaymentProviderName provider,
        IReadOnlyCollection<string> references,
        CancellationToken ct
    );

    /// <summary>Stores what is new; returns how many were.</summary>
    Task<int> AddAsync(IReadOnlyCollection<ChargeDiscrepancy> discrepancies, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ChargeDiscrepancy>> ListDiscrepanciesAsync(Guid? before, int take, CancellationToken ct);
}
