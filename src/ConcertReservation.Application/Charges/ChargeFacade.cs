using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Charges;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Charges;

/// <summary>
/// Charges of a customer. The provider is asked between two transactions, never inside one: what a process that dies in
/// between has begun is in the first, and a repetition or a worker goes on from there.
/// </summary>
public sealed class ChargeFacade(
    ChargeSettings settings,
    IPaymentProviders providers,
    ChargeService service,
    ChargeSettler settler,
    IChargeRepository charges,
    WalletFacade wallets,
    IOverloadGuard guard,
    ChargeMetrics metrics,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    private const string CursorName = "charges";

    /// <summary>
    /// Without a provider, credits the amount at once; with one, opens a charge. Refuses with
    /// <c>balance_limit_reached</c>.
    /// </summary>
    /// <param name="request">The idempotency key: a retry finds the charge that the first request opened.</param>
    public async Task<ChargeAnswer> OpenAsync(
        Guid userId,
        long amount,
        IdempotentRequest? request,
        CancellationToken ct
    )
    {
        if (settings.Provider is not { } name)
            return new ChargeAnswer(
                await guard.RunAsync(() => wallets.ChargeAsync(userId, amount, ct), ct),
                Opened: null
            );

        var provider = ProviderOf(name);
        var wanted = new NewCharge(userId, name, amount, settings.PendingFor, settings.ReconcileAfter, request);
        var charge = await guard.RunAsync(() => OpenAsync(wanted, ct), ct);
        if (charge.Reference is null)
            charge = await BeginAsync(provider, charge, ct);
        metrics.CountOpened();
        var opened = new OpenedCharge(
            charge.Id,
            charge.Amount,
            ChargeStates.Of(charge),
            charge.ExpiresAt,
            provider.CheckoutOf(charge)
        );
        return new ChargeAnswer(Credited: null, opened);
    }

    /// <summary>
    /// Confirms a charge with the provider. Refuses with <c>charge_not_found</c>, <c>charge_declined</c>,
    /// <c>charge_expired</c> or <c>amount_mismatch</c>; <c>pending</c> when the provider has not said.
    /// </summary>
    public async Task<ChargeConfirmation> ConfirmAsync(
        Guid userId,
        Guid chargeId,
        ConfirmCharge confirm,
        CancellationToken ct
    )
    {
        var charge = await guard.RunAsync(() => PrepareAsync(userId, chargeId, confirm, ct), ct);
        // Cancelling the request must not leave open what the provider was told to do: only the answer is lost then.
        if (!charge.IsPaid)
            charge = await settler.ConfirmAsync(ProviderOf(charge.Provider), charge, confirm.PaymentKey);
        var balance = await guard.RunAsync(() => wallets.FindBalanceAsync(userId, ct), ct);
        return new ChargeConfirmation(
            charge.Id,
            charge.IsPaid ? ChargeState.Paid : ChargeState.Pending,
            charge.Amount,
            charge.EntryId,
            balance.Balance
        );
    }

    /// <summary>Refuses with <c>charge_not_found</c>.</summary>
    public async Task<ChargeDetails> FindAsync(Guid userId, Guid chargeId, CancellationToken ct)
    {
        var charge = await charges.FindAsync(userId, chargeId, ct) ?? throw NotFound();
        var cancellations = await charges.ListCancellationsAsync(userId, [chargeId], ct);
        var canPay = charge.Status == ChargeStatus.Pending && time.GetUtcNow() < charge.ExpiresAt;
        var checkout = canPay ? providers.Find(charge.Provider)?.CheckoutOf(charge) : null;
        return ChargeDetails.Of(charge, checkout, cancellations);
    }

    public async Task<Page<ChargeDetails>> ListAsync(Guid userId, PageRequest page, CancellationToken ct)
    {
        var rows = await charges.ListAsync(userId, IdCursor.Read(CursorName, page.Cursor), page.Limit + 1, ct);
        var cancellations = await charges.ListCancellationsAsync(userId, [.. rows.Select(row => row.Id)], ct);
        var byCharge = cancellations.ToLookup(cancellation => cancellation.ChargeId);
        return Page<ChargeDetails>.Of(
            rows,
            page.Limit,
            row => ChargeDetails.Of(row, checkout: null, byCharge[row.Id]),
            row => IdCursor.Of(CursorName, row.Id)
        );
    }

    internal static DomainException NotFound() => new(ErrorCode.ChargeNotFound, "You have no such charge.");

    private Task<Charge> OpenAsync(NewCharge wanted, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            token =>
            {
                var now = time.GetUtcNow();
                return service.OpenAsync(wanted, now, now - IdempotencyFacade.KeptFor, token);
            },
            ct
        );

    // The charge exists when the provider does not answer: a retry with the same key goes on with it, and without one it
    // expires unpaid, because nothing was handed out with which it could be paid.
    private async Task<Charge> BeginAsync(IPaymentProvider provider, Charge charge, CancellationToken ct)
    {
        var opening =
            await provider.OpenAsync(charge, ct)
            ?? throw new DomainException(ErrorCode.Overloaded, "The payment provider does not answer.");
        return opening.Reference is { } reference
            ? await guard.RunAsync(() => BeginAsync(charge, reference, opening.CheckoutSecret, ct), ct)
            : charge;
    }

    private Task<Charge> BeginAsync(Charge charge, string reference, string? secret, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var locked = await charges.FindForUpdateAsync(charge.UserId, charge.Id, token) ?? throw NotFound();
                locked.Begin(reference, secret);
                return locked;
            },
            ct
        );

    private Task<Charge> PrepareAsync(Guid userId, Guid chargeId, ConfirmCharge confirm, CancellationToken ct) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var charge = await charges.FindForUpdateAsync(userId, chargeId, token) ?? throw NotFound();
                EnsureSame(charge, confirm);
                charge.EnsureNotEnded();
                if (charge.IsPaid)
                    return charge;
                ProviderOf(charge.Provider).EnsureConfirmable(charge, confirm.PaymentKey);
                var now = time.GetUtcNow();
                // Late: the money is not asked for any more, but the provider may have taken it in time.
                if (now < charge.ExpiresAt)
                    charge.Confirm(now, settings.ReconcileAfter);
                return charge;
            },
            ct
        );

    private static void EnsureSame(Charge charge, ConfirmCharge confirm)
    {
        if (confirm.Amount is { } amount && amount != charge.Amount)
            throw ChargeSettler.AnotherAmount(charge, amount);
        if (confirm.OrderId is { } order && (!Guid.TryParse(order, out var id) || id != charge.Id))
            throw DomainException.Invalid("orderId", "This is the order of another charge.");
    }

    private IPaymentProvider ProviderOf(PaymentProviderName name) =>
        providers.Find(name)
        ?? throw new DomainException(ErrorCode.Overloaded, "The payment provider of this charge is not configured.");
}
