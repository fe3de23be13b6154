using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Charges;

/// <summary>Finds out about charges whose end nobody has told: asks the provider, never guesses.</summary>
public sealed class ChargeReconciliationFacade(
    ChargeSettings settings,
    IPaymentProviders providers,
    ChargeSettler settler,
    ChargeCancellationFacade cancellations,
    IChargeRepository charges,
    IOverloadGuard guard,
    ChargeMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>Leases one due charge, without a transaction while the provider is asked.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> AskDueAsync(CancellationToken ct)
    {
        var due = await unitOfWork.ExecuteAsync(
            token => charges.LeaseAsync(time.GetUtcNow(), settings.ReconcileAfter, token),
            ct
        );
        if (due is null)
            return false;
        if (providers.Find(due.Provider) is { } provider)
            await settler.AskAsync(provider, due, ct);
        return true;
    }

    /// <summary>
    /// A provider says that something has happened to a charge. The provider is asked what; an unknown charge is
    /// nothing.
    /// </summary>
    public async Task HearAsync(PaymentProviderName name, WebhookMessage message, CancellationToken ct)
    {
        if (providers.Find(name) is not { } provider)
            return;
        if (provider.ReadWebhook(message, time.GetUtcNow()) is not { } hint)
            return;

        var charge = await guard.RunAsync(() => FindAsync(name, hint, ct), ct);
        if (charge is null || charge.Provider != name)
            return;
        if (charge.IsPaid)
            await cancellations.ContinueAsync(charge, ct);
        else
            await settler.AskAsync(provider, charge, ct);
    }

    /// <summary>Reads the figures for the metrics.</summary>
    public async Task CountAsync(CancellationToken ct) => metrics.Backlog = await charges.CountPendingAsync(ct);

    private async Task<Charge?> FindAsync(PaymentProviderName name, WebhookHint hint, CancellationToken ct) =>
        hint switch
        {
            { ChargeId: { } id } => await charges.FindByOrderAsync(id, ct),
            { Reference: { } reference } => await charges.FindByReferenceAsync(name, reference, ct),
            _ => null,
        };
}
