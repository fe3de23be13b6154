using System.Diagnostics.Metrics;
using System.Text.Json;
using ConcertReservation.Domain.Charges;

namespace ConcertReservation.Application.Telemetry;

/// <summary>The counters and gauges of charges, of one instance.</summary>
public sealed class ChargeMetrics
{
    private readonly Counter<long> _opened;
    private readonly Counter<long> _ended;
    private readonly Counter<long> _won;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _discrepancies;
    private readonly TimeProvider _time;
    private ChargeBacklog _backlog = new(0, null);

    public ChargeMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(InstrumentationScope.Name);
        _opened = Counter("opened", "{charge}", "Charges opened at a payment provider.");
        _ended = Counter("ended", "{charge}", "Charges that ended, by outcome: paid, declined, expired.");
        _won = Counter("won", "{won}", "Money credited from a payment provider, in won.");
        _unknown = Counter("unknown_answers", "{answer}", "Answers of a provider that say nothing for certain.");
        _discrepancies = Counter("discrepancies", "{discrepancy}", "Differences between a provider and the ledger.");
        meter.CreateObservableGauge(
            "concert_reservation.charges.waiting",
            () => Backlog.Waiting,
            "{charge}",
            "Confirmed charges and cancellations about which the provider has not said, by any instance."
        );
        meter.CreateObservableGauge(
            "concert_reservation.charges.oldest_age",
            () => AgeOfOldest.TotalSeconds,
            "s",
            "Time since the oldest of them was confirmed; 0 when there is none."
        );

        Counter<long> Counter(string name, string unit, string description) =>
            meter.CreateCounter<long>($"concert_reservation.charges.{name}", unit, description);
    }

    /// <summary>As it was read last.</summary>
    public ChargeBacklog Backlog
    {
        get => Volatile.Read(ref _backlog);
        internal set => Volatile.Write(ref _backlog, value);
    }

    private TimeSpan AgeOfOldest => Backlog.Oldest is { } oldest ? _time.GetUtcNow() - oldest : TimeSpan.Zero;

    public void CountOpened() => _opened.Add(1);

    public void CountUnknown(PaymentProviderName provider) =>
        _unknown.Add(1, new KeyValuePair<string, object?>("provider", NameOf(provider)));

    public void CountDiscrepancies(int discrepancies) => _discrepancies.Add(discrepancies);

    /// <summary>Call it after the commit.</summary>
    public void Count(SettledCharge settled, ProviderPayment payment)
    {
        if (settled.Settlement is not (ChargeSettlement.Credited or ChargeSettlement.Ended))
            return;
        _ended.Add(1, new KeyValuePair<string, object?>("outcome", NameOf(settled.Charge.Status)));
        if (settled.Settlement == ChargeSettlement.Credited)
            _won.Add(payment.Amount);
    }

    /// <summary>Publishes the counters without labels as 0 at startup; see <see cref="SaleMetrics.StartAtZero"/>.</summary>
    public void StartAtZero()
    {
        foreach (var counter in new[] { _opened, _won, _discrepancies })
            counter.Add(0);
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
