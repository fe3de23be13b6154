using ConcertReservation.FaultRuns.Storm.Faults;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>One storm, from an empty database to the verdict.</summary>
internal static class StormRun
{
    /// <returns>The exit code: 1 when a promise was broken.</returns>
    public static Task<int> RunAsync(StormOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a database and {options.Instances} instances");
            // Durable: only then is a crash of the database a fair test.
            var settings = new ClusterSettings { Durable = true };
            await using var cluster = await Cluster.StartAsync(options.Instances, settings, ct);
            using var sale = new Sale(cluster, options.Seed, progress);
            var saboteur = new Saboteur(cluster, new Random(options.Seed));

            var verdict = await sale.RunAsync(
                options.Users,
                options.Duration,
                token => Task.Delay(options.Duration, token),
                stop => options.Kill ? saboteur.RunAsync(options.Duration, stop) : Task.CompletedTask,
                () =>
                    $"{sale.Tally.Answers} answers, {saboteur.Kills} kills, {saboteur.DatabaseCrashes} database crashes",
                ct
            );
            cluster.KeepFiles = !verdict.IsGood;
            return () => StormReport.Print(options, verdict, sale.Tally, saboteur, cluster);
        });
}
