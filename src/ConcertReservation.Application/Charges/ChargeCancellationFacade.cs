using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Charges;

/// <summary>
/// Gives money of a charge back to the card: debits the wallet, asks the provider, and puts the money back when the
/// provider refuses. A process that dies after the debit leaves a pending cancellation, which a worker completes.
/// </summary>
public sealed class ChargeCancellationFacade(
    ChargeSettings settings,
    IPaymentProviders providers,
    ChargeService service,
    IChargeRepository charges,
    WalletFacade wallets,
    IOverloadGuard guard,
    ChargeMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <summary>
    /// Refuses with <c>charge_not_found</c>, <c>charge_not_paid</c>, <c>amount_mismatch</c>,
    /// <c>insufficient_balance</c> or <c>charge_cancellation_refused</c>; <c>pending</c> when the provider has not said.
    /// </summary>
    /// <param name="amount">Null for all that is left of the charge.</param>
    public async Task<ChargeCancellationResult> CancelAsync(
        Guid userId,
        Guid chargeId,
        long? amount,
        IdempotentRequest? request,
        CancellationToken ct
    )
    {
        var (charge, cancellation) = await guard.RunAsync(
            () => ReserveAsync(userId, chargeId, amount, request, ct),
            ct
        );
        // The debit is committed: the customer who goes away must not keep it from the provider.
        if (cancellation is { Status: ChargeCancellationStatus.Pending })
            (charge, cancellation) = await ContinueAsync(charge, cancellation, isNew: true, CancellationToken.None);
        if (cancellation is { Status: ChargeCancellationStatus.Refused })
            throw new DomainException(
                ErrorCode.ChargeCancellationRefused,
                "The payment provider refused to give the money back. It is in your wallet again.",
                ("reason", cancellation.Reason),
                ("providerCode", cancellation.ReasonCode)
            );
        var balance = await guard.RunAsync(() => wallets.FindBalanceAsync(userId, ct), ct);
        return new ChargeCancellationResult(
            cancellation?.Id,
            charge.Id,
            cancellation?.Amount ?? 0,
            cancellation?.Status ?? ChargeCancellationStatus.Done,
            charge.CancelledAmount,
            balance.Balance
        );
    }

    /// <summary>Completes one pending cancellation about which the provider must be asked.</summary>
    /// <returns>False when none is due.</returns>
    public async Task<bool> ContinueDueAsync(CancellationToken ct)
    {
        var due = await unitOfWork.ExecuteAsync(
            token => charges.LeaseCancellationAsync(time.GetUtcNow(), settings.ReconcileAfter, token),
            ct
        );
        if (due is null)
            return false;
        if (await charges.FindAsync(due.UserId, due.ChargeId, ct) is { } charge)
            await ContinueAsync(charge, due, isNew: false, ct);
        return true;
    }

    /// <summary>Asks the provider about the pending cancellations of a charge.</summary>
    internal async Task ContinueAsync(Charge charge, CancellationToken ct)
    {
        foreach (var cancellation in await charges.ListCancellationsAsync(charge.UserId, [charge.Id], ct))
            if (cancellation.Status == ChargeCancellationStatus.Pending)
                await ContinueAsync(charge, cancellation, isNew: false, ct);
    }

    private Task<(Charge, ChargeCancellation?)> ReserveAsync(
        Guid userId,
        Guid chargeId,
        long? amount,
        IdempotentRequest? request,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var now = time.GetUtcNow();
                var charge = await charges.FindForUpdateAsync(userId, chargeId, token) ?? throw ChargeFacade.NotFound();
                var cancellation =
                    await FindEarlierAsync(userId, request, now, token)
                    ?? await service.ReserveAsync(charge, amount, settings.ReconcileAfter, request, now, token);
                return (charge, cancellation);
            },
            ct
        );

    private async Task<ChargeCancellation?> FindEarlierAsync(
        Guid userId,
        IdempotentRequest? request,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (request is null)
            return null;

        await charges.ForgetKeyAsync(userId, request.Key, now - IdempotencyFacade.KeptFor, ct);
        var earlier = await charges.FindCancellationByKeyAsync(userId, request.Key, ct);
        if (earlier is not null)
            request.EnsureSame(earlier.RequestFingerprint!);
        return earlier;
    }

    // One that was sent before is looked for first: the provider forgets the keys of requests after a while.
    private async Task<(Charge, ChargeCancellation?)> ContinueAsync(
        Charge charge,
        ChargeCancellation cancellation,
        bool isNew,
        CancellationToken ct
    )
    {
        if (providers.Find(charge.Provider) is not { } provider)
            return (charge, cancellation);

        var answer = isNew
            ? new ProviderCancellation(ProviderCancellationState.NotFound)
            : await provider.FindCancellationAsync(charge, cancellation, ct);
        if (answer.State == ProviderCancellationState.NotFound)
            answer = await provider.CancelAsync(charge, cancellation, ct);
        if (answer.State == ProviderCancellationState.Unknown)
            metrics.CountUnknown(charge.Provider);
        var settled = await guard.RunAsync(
            () =>
                unitOfWork.ExecuteAsync(
                    token => service.SettleAsync(cancellation, answer, time.GetUtcNow(), token),
                    CancellationToken.None
                ),
            CancellationToken.None
        );
        return (settled.Charge, settled.Cancellation);
    }
}
