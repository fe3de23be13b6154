using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Charges;

/// <summary>
/// Asks the provider about a charge and applies the answer in one transaction. Confirmation, webhook and reconciliation
/// all end here, and the lock of the charge lets one of them credit it.
/// </summary>
public sealed class ChargeSettler(
    ChargeSettings settings,
    ChargeService service,
    IChargeComparisonRepository discrepancies,
    IOverloadGuard guard,
    ChargeMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>For the customer who waits for the answer. Refuses as the charge ends.</summary>
    internal async Task<Charge> ConfirmAsync(IPaymentProvider provider, Charge charge, string? paymentKey)
    {
        var payment = await AnswerAsync(provider, charge, paymentKey);
        var settled = await SettleAsync(charge, payment);
        if (settled.Charge.IsPaid)
            return settled.Charge;
        settled.Charge.EnsureNotEnded();
        if (settled.Settlement == ChargeSettlement.Disagrees || IsOfAnotherAmount(charge, payment))
            throw AnotherAmount(charge, payment.Amount);
        if (payment.State == ProviderPaymentState.Refused)
            throw Charge.Declined(payment.ReasonCode, payment.Reason);
        return settled.Charge;
    }

    /// <summary>For a worker or a webhook: whatever the charge is, applies what the provider says now.</summary>
    internal async Task<SettledCharge> AskAsync(IPaymentProvider provider, Charge charge, CancellationToken ct)
    {
        var payment = await provider.FindAsync(charge, ct);
        if (charge.Status == ChargeStatus.Pending)
            payment = await ResumeAsync(provider, charge, payment, ct);
        return await SettleAsync(charge, payment);
    }

    internal static DomainException AnotherAmount(Charge charge, long amount) =>
        new(
            ErrorCode.AmountMismatch,
            "The payment is not of the amount that was asked for. Nothing was credited.",
            ("expected", charge.Amount),
            ("amount", amount)
        );

    private async Task<ProviderPayment> AnswerAsync(IPaymentProvider provider, Charge charge, string? paymentKey)
    {
        if (time.GetUtcNow() < charge.ExpiresAt)
            return await provider.ConfirmAsync(charge, paymentKey, CancellationToken.None);

        var payment = await provider.FindAsync(charge, CancellationToken.None);
        return await ResumeAsync(provider, charge, payment, CancellationToken.None);
    }

    // What the customer has confirmed is confirmed again, with the same key, so that the provider says how it ended. What
    // nobody has confirmed in time is ended.
    private async Task<ProviderPayment> ResumeAsync(
        IPaymentProvider provider,
        Charge charge,
        ProviderPayment payment,
        CancellationToken ct
    )
    {
        if (payment.State is not (ProviderPaymentState.Open or ProviderPaymentState.Authorized))
            return payment;
        if (
            payment is { State: ProviderPaymentState.Authorized, Reference: { } reference }
            && charge.ConfirmedAt is not null
            && charge.Agrees(payment)
        )
            return await provider.ConfirmAsync(charge, reference, ct);
        return IsOver(charge) ? await provider.EndAsync(charge, ct) : payment;
    }

    // A confirmation that was sent just before the end may still arrive at the provider.
    private bool IsOver(Charge charge)
    {
        var now = time.GetUtcNow();
        return now >= charge.ExpiresAt
            && (charge.ConfirmedAt is not { } confirmed || now - confirmed >= settings.ReconcileAfter);
    }

    private async Task<SettledCharge> SettleAsync(Charge charge, ProviderPayment payment)
    {
        if (payment.State == ProviderPaymentState.Unknown)
            metrics.CountUnknown(charge.Provider);
        var settled = await guard.RunAsync(
            () =>
                unitOfWork.ExecuteAsync(
                    token => service.SettleAsync(charge, payment, time.GetUtcNow(), token),
                    CancellationToken.None
                ),
            CancellationToken.None
        );
        metrics.Count(settled, payment);
        if (settled.Settlement == ChargeSettlement.Disagrees)
            await ReportAsync(charge, payment);
        return settled;
    }

    private async Task ReportAsync(Charge charge, ProviderPayment payment)
    {
        var found = ChargeDiscrepancy.Of(
            charge.Provider,
            ChargeDiscrepancyKind.AnotherPayment,
            payment.Reference ?? charge.Id.ToString(),
            charge.Id,
            charge.Amount,
            payment.Amount,
            time.GetUtcNow()
        );
        metrics.CountDiscrepancies(await discrepancies.AddAsync([found], CancellationToken.None));
    }

    private static bool IsOfAnotherAmount(Charge charge, ProviderPayment payment) =>
        payment.Amount > 0 && payment.Amount != charge.Amount;
}
