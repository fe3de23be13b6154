using System.Diagnostics.Metrics;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Application.Telemetry;

/// <summary>
/// What is counted where it happens, by each instance for itself. Names and units are OpenTelemetry's way
/// (https://opentelemetry.io/docs/specs/semconv/general/metrics/).
/// </summary>
public static class SaleMeter
{
    public const string Name = "ConcertReservation";
    public const string Concert = "concert";
    public const string Worker = "worker";
    public const string Outcome = "outcome";

    private static readonly Meter Meter = new(Name);

    /// <summary>People who were served together; a batch that failed is not counted.</summary>
    public static readonly Histogram<int> JoinBatchSize = Meter.CreateHistogram(
        "concert_reservation.joins.batch_size",
        "{person}",
        "People who got their places in one transaction.",
        advice: Buckets(1, 2, 5, 10, 20, 50, 100, 200, 500)
    );

    public static readonly Histogram<double> JoinBatchTime = Meter.CreateHistogram(
        "concert_reservation.joins.batch_duration",
        "s",
        "From taking a batch of joins to its commit.",
        advice: Buckets(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0)
    );

    public static readonly Counter<long> Admitted = Meter.CreateCounter<long>(
        "concert_reservation.queue.admitted",
        "{person}",
        "People whose turn came."
    );

    public static readonly Counter<long> NoShows = Meter.CreateCounter<long>(
        "concert_reservation.queue.no_shows",
        "{person}",
        "ActiveTokenCache that ended before their owner was seen."
    );

    public static readonly Counter<long> HoldsMade = Meter.CreateCounter<long>(
        "concert_reservation.holds.made",
        "{hold}",
        "Reservations begun."
    );

    public static readonly Counter<long> HoldsLost = Meter.CreateCounter<long>(
        "concert_reservation.holds.lost",
        "{hold}",
        "Holds refused because somebody else has the seat."
    );

    public static readonly Counter<long> SeatsLapsed = Meter.CreateCounter<long>(
        "concert_reservation.holds.lapsed_seats",
        "{seat}",
        "Seats the sweeper freed because their hold was over."
    );

    public static readonly Counter<long> Payments = Meter.CreateCounter<long>(
        "concert_reservation.payments",
        "{payment}",
        "Reservations paid."
    );

    public static readonly Counter<long> Paid = Meter.CreateCounter<long>(
        "concert_reservation.payments.won",
        "{won}",
        "Money taken."
    );

    public static readonly Counter<long> Refunds = Meter.CreateCounter<long>(
        "concert_reservation.refunds",
        "{refund}",
        "Reservations given back for money."
    );

    public static readonly Histogram<double> Ticks = Meter.CreateHistogram(
        "concert_reservation.worker.tick",
        "s",
        "Rounds of the workers, by worker and outcome.",
        advice: Buckets(0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
    );

    /// <summary>Not the rounds but what failed in them: one round may fail for some lines and not for others.</summary>
    public static readonly Counter<long> WorkerFailures = Meter.CreateCounter<long>(
        "concert_reservation.worker.failures",
        "{failure}",
        "What a worker could not do, and tries again, by worker."
    );

    /// <summary>
    /// Who reads counters sees how much they grow: one that begins with the first event hides that event.
    /// </summary>
    public static void StartAtZero()
    {
        foreach (var counter in new[] { HoldsMade, HoldsLost, SeatsLapsed, Payments, Paid, Refunds })
            counter.Add(0);
    }

    /// <summary>What became of the line while it was locked; to be told once that is committed.</summary>
    public static void CountAdmissions(Line line)
    {
        Admitted.Add(line.Admitted, Of(line.ConcertId));
        NoShows.Add(line.NoShows, Of(line.ConcertId));
    }

    /// <param name="worker">The name of its class.</param>
    public static void CountFailures(string worker, int failures) =>
        WorkerFailures.Add(failures, new KeyValuePair<string, object?>(Worker, worker));

    public static KeyValuePair<string, object?> Of(long concertId) => new(Concert, concertId);

    private static InstrumentAdvice<T> Buckets<T>(params T[] boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
}
