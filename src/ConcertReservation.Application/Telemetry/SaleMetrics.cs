using System.Diagnostics.Metrics;
using System.Text.Json;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Telemetry;

/// <summary>
/// The counters and histograms of one instance. Names and units follow OpenTelemetry
/// (https://opentelemetry.io/docs/specs/semconv/general/metrics/).
/// </summary>
public sealed class SaleMetrics
{
    private readonly Histogram<int> _joinBatchSize;
    private readonly Histogram<double> _joinBatchDuration;
    private readonly Histogram<int> _purchaseBatchSize;
    private readonly Histogram<double> _purchaseBatchDuration;
    private readonly Counter<long> _admitted;
    private readonly Counter<long> _noShows;
    private readonly Counter<long> _holdsMade;
    private readonly Counter<long> _holdsLost;
    private readonly Counter<long> _lapsedSeats;
    private readonly Counter<long> _payments;
    private readonly Counter<long> _paidWon;
    private readonly Counter<long> _refunds;
    private readonly Histogram<double> _ticks;
    private readonly Counter<long> _workerFailures;

    public SaleMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(InstrumentationScope.Name);
        _joinBatchSize = meter.CreateHistogram(
            "concert_reservation.joins.batch_size",
            "{person}",
            "Customers who joined a line in one transaction.",
            advice: Buckets(1, 2, 5, 10, 20, 50, 100, 200, 500)
        );
        _joinBatchDuration = meter.CreateHistogram(
            "concert_reservation.joins.batch_duration",
            "s",
            "Time from the start of a batch of joins to its commit.",
            advice: Buckets(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0)
        );
        _purchaseBatchSize = meter.CreateHistogram(
            "concert_reservation.purchases.batch_size",
            "{order}",
            "Holds and payments in one transaction.",
            advice: Buckets(1, 2, 4, 8, 16, 32, 64, 128)
        );
        _purchaseBatchDuration = meter.CreateHistogram(
            "concert_reservation.purchases.batch_duration",
            "s",
            "Time from the start of a batch of holds and payments to its commit.",
            advice: Buckets(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0)
        );
        _admitted = Counter("queue.admitted", "{person}", "Customers admitted.");
        _noShows = Counter("queue.no_shows", "{person}", "Admissions that ended before the customer used them.");
        _holdsMade = Counter("holds.made", "{hold}", "Holds made.");
        _holdsLost = Counter("holds.lost", "{hold}", "Holds refused because another customer has a seat.");
        _lapsedSeats = Counter("holds.lapsed_seats", "{seat}", "Seats released by the sweep after their hold expired.");
        _payments = Counter("payments", "{payment}", "Payments.");
        _paidWon = Counter("payments.won", "{won}", "Money paid, in won.");
        _refunds = Counter("refunds", "{refund}", "Refunds.");
        _ticks = meter.CreateHistogram(
            "concert_reservation.worker.tick",
            "s",
            "Duration of the workers' ticks, by worker and outcome.",
            advice: Buckets(0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
        );
        _workerFailures = Counter("worker.failures", "{failure}", "Failed parts of ticks, to be retried, by worker.");

        Counter<long> Counter(string name, string unit, string description) =>
            meter.CreateCounter<long>($"concert_reservation.{name}", unit, description);
    }

    /// <summary>The name under which <see cref="Recent"/> counts no-shows. Refusals have their error code.</summary>
    public const string NoShowCount = "no_shows";

    /// <summary>What the sale history has not stored yet.</summary>
    public SaleCounters Recent { get; } = new();

    public static KeyValuePair<string, object?> ConcertLabel(long concertId) => new("concert", concertId);

    /// <summary>
    /// Publishes the counters without labels as 0 at startup: Prometheus' <c>increase()</c> misses the first event of a
    /// counter that first appears at 1.
    /// </summary>
    public void StartAtZero()
    {
        foreach (var counter in new[] { _holdsMade, _holdsLost, _lapsedSeats, _payments, _paidWon, _refunds })
            counter.Add(0);
    }

    /// <summary>Call it after the commit, so that a failed batch is not counted.</summary>
    public void RecordJoins(int customers, TimeSpan duration)
    {
        _joinBatchSize.Record(customers);
        _joinBatchDuration.Record(duration.TotalSeconds);
    }

    /// <summary>Call it after the commit, so that a failed batch is not counted.</summary>
    public void RecordPurchases(int orders, TimeSpan duration)
    {
        _purchaseBatchSize.Record(orders);
        _purchaseBatchDuration.Record(duration.TotalSeconds);
    }

    /// <summary>
    /// Counts the admissions and no-shows of the transaction that locked the line. Call it after the commit.
    /// </summary>
    public void CountAdmissions(Line line)
    {
        _admitted.Add(line.Admitted, ConcertLabel(line.ConcertId));
        _noShows.Add(line.NoShows, ConcertLabel(line.ConcertId));
        Recent.Add(line.ConcertId, NoShowCount, line.NoShows);
    }

    public void CountHold() => _holdsMade.Add(1);

    /// <summary>Counts a refused hold or payment.</summary>
    public void CountRefusal(long concertId, ErrorCode code) =>
        Recent.Add(concertId, JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()), 1);

    public void CountLostHold() => _holdsLost.Add(1);

    public void CountLapsedSeats(int seats) => _lapsedSeats.Add(seats);

    public void CountPayment(long won)
    {
        _payments.Add(1);
        _paidWon.Add(won);
    }

    public void CountRefund() => _refunds.Add(1);

    /// <param name="worker">The class name of the worker.</param>
    /// <param name="outcome"><c>done</c>, or <c>failed</c> when any part of the tick failed.</param>
    /// <param name="duration">The duration of the whole tick.</param>
    public void RecordTick(string worker, string outcome, TimeSpan duration) =>
        _ticks.Record(duration.TotalSeconds, WorkerLabel(worker), new("outcome", outcome));

    /// <summary>Counts failed parts, not ticks: a tick may fail for one line and succeed for the others.</summary>
    /// <param name="worker">The class name of the worker.</param>
    /// <param name="failures">0 publishes the counter before the first failure.</param>
    public void CountFailures(string worker, int failures) => _workerFailures.Add(failures, WorkerLabel(worker));

    private static KeyValuePair<string, object?> WorkerLabel(string worker) => new("worker", worker);

    private static InstrumentAdvice<T> Buckets<T>(params T[] boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
}
