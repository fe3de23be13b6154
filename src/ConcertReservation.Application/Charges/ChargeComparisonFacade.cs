using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Charges;

/// <summary>
/// Compares a whole day of the provider's own list with the ledger, once on one instance: each payment with its charge,
/// each charge with its payment, and what was given back.
/// </summary>
public sealed class ChargeComparisonFacade(
    ChargeSettings settings,
    IPaymentProviders providers,
    ChargeSettler settler,
    IChargeRepository charges,
    IChargeComparisonRepository comparisons,
    ChargeMetrics metrics,
    TimeProvider time
)
{
    private const string CursorName = "charge-discrepancies";
    private const int BatchSize = 500;

    /// <summary>Korea's midnight: days and their lists end there.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>How long after the end of a day its list is complete.</summary>
    private static readonly TimeSpan ListedAfter = TimeSpan.FromHours(2);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <summary>Compares yesterday when that is due.</summary>
    public async Task CompareDueAsync(CancellationToken ct)
    {
        if (settings.Provider is not { } name || providers.Find(name) is not { } provider)
            return;

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime((now - ListedAfter).ToOffset(Offset).Date);
        await CompareAsync(provider, today.AddDays(-1), ct);
    }

    /// <summary>Refuses nothing: a day that another instance compares, or that is compared, is left alone.</summary>
    public async Task CompareAsync(IPaymentProvider provider, DateOnly day, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!await comparisons.TryLeaseAsync(provider.Name, day, now, now + Lease, ct))
            return;

        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();
        if (await provider.ListTransactionsAsync(from, from.AddDays(1), ct) is not { } listed)
            return; // The lease ends, and then the day is compared again.

        var found = new List<ChargeDiscrepancy>();
        foreach (var part in listed.GroupBy(line => line.Reference, StringComparer.Ordinal).Chunk(BatchSize))
            await ComparePaymentsAsync(provider, part, found, ct);
        await CompareLedgerAsync(provider, from, listed, found, ct);
        metrics.CountDiscrepancies(await comparisons.AddAsync(found, ct));
        await comparisons.FinishAsync(provider.Name, day, time.GetUtcNow(), ct);
    }

    public async Task<Page<ChargeDiscrepancyResult>> ListDiscrepanciesAsync(PageRequest page, CancellationToken ct)
    {
        var before = IdCursor.Read(CursorName, page.Cursor);
        var rows = await comparisons.ListDiscrepanciesAsync(before, page.Limit + 1, ct);
        return Page<ChargeDiscrepancyResult>.Of(
            rows,
            page.Limit,
            ChargeDiscrepancyResult.Of,
            row => IdCursor.Of(CursorName, row.Id)
        );
    }

    private async Task ComparePaymentsAsync(
        IPaymentProvider provider,
        IReadOnlyCollection<IGrouping<string, ProviderTransaction>> payments,
        List<ChargeDiscrepancy> found,
        CancellationToken ct
    )
    {
        var known = (await comparisons.ListAsync(provider.Name, [.. payments.Select(p => p.Key)], ct)).ToDictionary(
            charge => charge.Reference!,
            StringComparer.Ordinal
        );
        foreach (var payment in payments)
        {
            var taken = payment.Where(line => !line.IsCancellation).Sum(line => line.Amount);
            var charge = known.GetValueOrDefault(payment.Key) ?? await FindUnpaidAsync(provider, payment, ct);
            if (charge is null)
                Report(ChargeDiscrepancyKind.UnknownPayment, payment.Key, charge, expected: null, taken);
            else if (taken > 0 && (!charge.IsPaid || taken != charge.Amount))
                Report(
                    ChargeDiscrepancyKind.AnotherPayment,
                    payment.Key,
                    charge,
                    charge.IsPaid ? charge.Amount : 0,
                    taken
                );
            if (charge is not null && GivenBack(payment) is var back && back > charge.CancelledAmount)
                Report(ChargeDiscrepancyKind.AnotherCancellation, payment.Key, charge, charge.CancelledAmount, back);
        }

        void Report(ChargeDiscrepancyKind kind, string reference, Charge? charge, long? expected, long amount) =>
            found.Add(
                ChargeDiscrepancy.Of(provider.Name, kind, reference, charge?.Id, expected, amount, time.GetUtcNow())
            );
    }

    // The provider has a payment that is not credited yet: it is asked, and the charge is credited if that is true.
    private async Task<Charge?> FindUnpaidAsync(
        IPaymentProvider provider,
        IEnumerable<ProviderTransaction> payment,
        CancellationToken ct
    )
    {
        if (!Guid.TryParse(payment.Select(line => line.OrderId).FirstOrDefault(id => id is not null), out var id))
            return null;
        if (await charges.FindByOrderAsync(id, ct) is not { } charge || charge.Provider != provider.Name)
            return null;
        return (await settler.AskAsync(provider, charge, ct)).Charge;
    }

    // A charge that was credited after midnight may be in the provider's list of the day before: the provider is asked.
    private async Task CompareLedgerAsync(
        IPaymentProvider provider,
        DateTimeOffset from,
        IReadOnlyList<ProviderTransaction> listed,
        List<ChargeDiscrepancy> found,
        CancellationToken ct
    )
    {
        var references = listed
            .Where(line => !line.IsCancellation)
            .Select(line => line.Reference)
            .ToHashSet(StringComparer.Ordinal);
        for (Guid? after = null; ; )
        {
            var paid = await comparisons.ListPaidAsync(provider.Name, from, from.AddDays(1), after, BatchSize, ct);
            foreach (var charge in paid.Where(charge => !references.Contains(charge.Reference!)))
            {
                var payment = await provider.FindAsync(charge, ct);
                if (payment.State is ProviderPaymentState.Unknown || IsTaken(charge, payment))
                    continue;
                found.Add(
                    ChargeDiscrepancy.Of(
                        provider.Name,
                        ChargeDiscrepancyKind.MissingPayment,
                        charge.Id.ToString(),
                        charge.Id,
                        charge.Amount,
                        payment.Amount,
                        time.GetUtcNow()
                    )
                );
            }
            if (paid.Count < BatchSize)
                return;
            after = paid[^1].Id;
        }
    }

    // Of a charge that was given back, the provider names what is left of it, or says that it has ended.
    private static bool IsTaken(Charge charge, ProviderPayment payment) =>
        (payment.State == ProviderPaymentState.Paid && payment.Amount >= charge.Remaining)
        || (payment.State == ProviderPaymentState.Ended && charge.CancelledAmount > 0);

    private static long GivenBack(IEnumerable<ProviderTransaction> payment) =>
        payment.Where(line => line.IsCancellation).Sum(line => line.Amount);
}
