using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.Domain.Charges;

/// <summary>Moves money between the provider's answers and the wallet. Locks the charge, then the wallet.</summary>
public sealed class ChargeService(IChargeRepository charges, IWalletRepository wallets)
{
    /// <summary>How many charges of one customer may be pending: each is a row, and a payment at the provider.</summary>
    public const int MaxPending = 100;

    private static readonly TimeSpan TooManyWait = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Opens a charge. Pending charges count for the limit of the balance: all of them may be paid. Refuses with
    /// <c>balance_limit_reached</c>, or with <c>rate_limited</c> when too many are pending.
    /// </summary>
    public async Task<Charge> OpenAsync(
        NewCharge wanted,
        DateTimeOffset now,
        DateTimeOffset keysSince,
        CancellationToken ct
    )
    {
        // The lock lets one charge of a customer open at a time.
        var wallet = await wallets.FindForUpdateAsync(wanted.UserId, ct);
        if (await FindOpenedAsync(wanted, keysSince, ct) is { } earlier)
            return earlier;

        var (count, amount) = await charges.SumPendingAsync(wanted.UserId, ct);
        if (count >= MaxPending)
            throw new DomainException(ErrorCode.RateLimited, "Too many charges are open. Confirm one of them first.")
            {
                RetryAfter = TooManyWait,
            };
        wallet.EnsureMayCharge(wanted.Amount, amount);
        var charge = Charge.Open(wanted, now);
        charges.Add(charge);
        return charge;
    }

    /// <summary>Applies what the provider says about a charge.</summary>
    /// <param name="asked">The charge as it was when the provider was asked.</param>
    public async Task<SettledCharge> SettleAsync(
        Charge asked,
        ProviderPayment payment,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var charge =
            await charges.FindForUpdateAsync(asked.UserId, asked.Id, ct)
            ?? throw new InvalidOperationException("A charge is never deleted.");
        switch (payment.State)
        {
            case ProviderPaymentState.Paid when charge.IsPaid:
                break;
            case ProviderPaymentState.Paid when !charge.Agrees(payment):
                return new SettledCharge(charge, ChargeSettlement.Disagrees);
            case ProviderPaymentState.Paid:
                await CreditAsync(charge, payment.Reference!, now, ct);
                return new SettledCharge(charge, ChargeSettlement.Credited);
            case ProviderPaymentState.Declined when charge.Status == ChargeStatus.Pending:
                charge.Decline(payment.ReasonCode, payment.Reason, now);
                return new SettledCharge(charge, ChargeSettlement.Ended);
            // A confirmation that began after the question may still take the money.
            case ProviderPaymentState.Ended
                when charge.Status == ChargeStatus.Pending && charge.ConfirmedAt == asked.ConfirmedAt:
                charge.Expire(now);
                return new SettledCharge(charge, ChargeSettlement.Ended);
        }
        return new SettledCharge(charge, ChargeSettlement.Unchanged);
    }

    /// <summary>
    /// Debits the wallet and reserves the money for a cancellation. Refuses with <c>charge_not_paid</c>,
    /// <c>amount_mismatch</c> or <c>insufficient_balance</c>.
    /// </summary>
    /// <param name="amount">Null for all that is left of the charge.</param>
    public async Task<ChargeCancellation?> ReserveAsync(
        Charge charge,
        long? amount,
        TimeSpan reconcileAfter,
        IdempotentRequest? request,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // All was given back before: a repeated request finds nothing to do.
        if (charge.IsPaid && charge.Remaining == 0 && amount is null)
            return null;

        var back = amount ?? charge.Remaining;
        charge.EnsureNotEnded();
        charge.Reserve(back);
        var wallet = await wallets.FindForUpdateAsync(charge.UserId, ct);
        var cancellation = ChargeCancellation.Of(charge, back, reconcileAfter, request, now);
        wallets.Add(wallet.GiveBack(cancellation.Id, charge.Id, back, now));
        charges.Add(cancellation);
        return cancellation;
    }

    /// <summary>Applies what the provider says about a cancellation.</summary>
    public async Task<SettledCancellation> SettleAsync(
        ChargeCancellation asked,
        ProviderCancellation answer,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var charge = await charges.FindForUpdateAsync(asked.UserId, asked.ChargeId, ct);
        var cancellation = await charges.FindCancellationForUpdateAsync(asked.UserId, asked.Id, ct);
        if (charge is null || cancellation is null)
            throw new InvalidOperationException("A charge and its cancellations are never deleted.");
        if (cancellation.Status == ChargeCancellationStatus.Pending)
        {
            if (answer.State == ProviderCancellationState.Done)
                cancellation.Complete(answer.Reference, now);
            else if (answer.State == ProviderCancellationState.Refused)
                await PutBackAsync(charge, cancellation, answer, now, ct);
        }
        return new SettledCancellation(charge, cancellation);
    }

    private async Task<Charge?> FindOpenedAsync(NewCharge wanted, DateTimeOffset keysSince, CancellationToken ct)
    {
        if (wanted.Request is not { } request)
            return null;

        await charges.ForgetKeyAsync(wanted.UserId, request.Key, keysSince, ct);
        var earlier = await charges.FindByKeyAsync(wanted.UserId, request.Key, ct);
        if (earlier is not null)
            request.EnsureSame(earlier.RequestFingerprint!);
        return earlier;
    }

    private async Task CreditAsync(Charge charge, string reference, DateTimeOffset now, CancellationToken ct)
    {
        charge.Pay(reference, now);
        var wallet = await wallets.FindForUpdateAsync(charge.UserId, ct);
        wallets.Add(wallet.Credit(charge.Id, charge.Amount, now));
    }

    private async Task PutBackAsync(
        Charge charge,
        ChargeCancellation cancellation,
        ProviderCancellation answer,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        charge.Release(cancellation.Amount);
        var wallet = await wallets.FindForUpdateAsync(charge.UserId, ct);
        var entry = wallet.PutBack(charge.Id, cancellation.Amount, now);
        wallets.Add(entry);
        cancellation.Refuse(answer.ReasonCode, answer.Reason, entry.Id, now);
    }
}

public sealed record SettledCharge(Charge Charge, ChargeSettlement Settlement);

public sealed record SettledCancellation(Charge Charge, ChargeCancellation Cancellation);

public enum ChargeSettlement
{
    Unchanged,
    Credited,

    /// <summary>Declined or expired.</summary>
    Ended,

    /// <summary>Another amount, order or currency is paid: nothing is credited, an operator has to look at it.</summary>
    Disagrees,
}
