namespace ConcertReservation.Domain.Charges;

public interface IChargeRepository
{
    void Add(Charge charge);

    void Add(ChargeCancellation cancellation);

    /// <summary>Not tracked.</summary>
    Task<Charge?> FindAsync(Guid userId, Guid id, CancellationToken ct);

    /// <summary>Locks the charge. Only the wallet is locked after it.</summary>
    Task<Charge?> FindForUpdateAsync(Guid userId, Guid id, CancellationToken ct);

    /// <summary>The charge that a request with this idempotency key opened; not tracked.</summary>
    Task<Charge?> FindByKeyAsync(Guid userId, string key, CancellationToken ct);

    /// <summary>The cancellation that a request with this idempotency key asked for; not tracked.</summary>
    Task<ChargeCancellation?> FindCancellationByKeyAsync(Guid userId, string key, CancellationToken ct);

    /// <summary>A key may be used again after its time: removes it from charges and cancellations before then.</summary>
    Task ForgetKeyAsync(Guid userId, string key, DateTimeOffset before, CancellationToken ct);

    /// <summary>Call it while the charge is locked.</summary>
    Task<ChargeCancellation?> FindCancellationForUpdateAsync(Guid userId, Guid id, CancellationToken ct);

    /// <summary>Not tracked.</summary>
    Task<ChargeCancellation?> FindCancellationAsync(Guid userId, Guid id, CancellationToken ct);

    Task<(int Count, long Amount)> SumPendingAsync(Guid userId, CancellationToken ct);

    /// <summary>Newest first; not tracked.</summary>
    Task<IReadOnlyList<Charge>> ListAsync(Guid userId, Guid? before, int take, CancellationToken ct);

    /// <summary>In order of time; not tracked.</summary>
    Task<IReadOnlyList<ChargeCancellation>> ListCancellationsAsync(
        Guid userId,
        IReadOnlyCollection<Guid> chargeIds,
        CancellationToken ct
    );

    /// <summary>The charge that a provider's message is about; reads every shard. Not tracked.</summary>
    Task<Charge?> FindByOrderAsync(Guid id, CancellationToken ct);

    /// <summary>The charge with this payment at the provider; reads every shard. Not tracked.</summary>
    Task<Charge?> FindByReferenceAsync(PaymentProviderName provider, string reference, CancellationToken ct);

    /// <summary>
    /// Leases one charge about which the provider must be asked: no other instance gets it until the next attempt is
    /// due, each time later.
    /// </summary>
    Task<Charge?> LeaseAsync(DateTimeOffset now, TimeSpan firstPause, CancellationToken ct);

    /// <summary>As <see cref="LeaseAsync"/>.</summary>
    Task<ChargeCancellation?> LeaseCancellationAsync(DateTimeOffset now, TimeSpan firstPause, CancellationToken ct);

    /// <summary>How many wait for the provider, and since when.</summary>
    Task<ChargeBacklog> CountPendingAsync(CancellationToken ct);
}

/// <param name="Oldest">Of charges that the customer has confirmed, and of cancellations; null when there is none.</param>
public sealed record ChargeBacklog(int Waiting, DateTimeOffset? Oldest);
