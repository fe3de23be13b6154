using ConcertReservation.FaultRuns.Storm.Faults;
using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>One storm, from an empty database to the results of the checks.</summary>
internal static class StormRun
{
    /// <returns>The exit code: 1 when a check failed.</returns>
    public static Task<int> RunAsync(StormOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a database and {options.Instances} instances");
            // Without fsync a database crash may lose acknowledged data.
            var settings = new ClusterSettings { Durable = true };
            await using var cluster = await Cluster.StartAsync(options.Instances, settings, ct);
            using var sale = new SaleRun(cluster, options.Hall, options.Seed, progress);
            var faults = new FaultInjector(cluster, new Random(options.Seed));

            var results = await sale.RunAsync(
                options.Users,
                options.Duration,
                token => Task.Delay(options.Duration, token),
                stop => options.Kill ? faults.RunAsync(options.Duration, stop) : Task.CompletedTask,
                () =>
                    $"{sale.Statistics.Answers} responses, {faults.Kills} kills, {faults.DatabaseCrashes} database crashes",
                ct
            );
            cluster.KeepFiles = !results.IsGood;
            return () => StormReport.Print(options, results, sale, faults, cluster);
        });
}
