using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.FaultRuns.Storm.Faults;
using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Files;
using ConcertReservation.Testing.Processes;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.Storm;

/// <summary>One storm, from an empty database to the results of the checks.</summary>
internal static class StormRun
{
    /// <returns>The exit code: 1 when a check failed.</returns>
    public static Task<int> RunAsync(StormOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a payment simulator, a database and {options.Instances} instances");
            using var folder = new TemporaryFolder("concert-storm");
            await using var simulator = await SimulatorProcess.StartAsync(folder.PathOf("simulator.log"), ct);
            using var provider = new ProviderClient(simulator.Address, SimulatedProvider.TossPayments);
            // Without fsync a database crash may lose acknowledged data.
            var settings = new ClusterSettings
            {
                Durable = true,
                App = ProviderSettings.Of(provider.Provider, simulator.Address),
            };
            await using var cluster = await Cluster.StartAsync(options.Instances, settings, ct);
            await provider.SetAsync(new SimulatorSettings(ProviderSettings.WebhooksOf(cluster, provider.Provider)), ct);
            using var sale = new SaleRun(cluster, options.Hall, options.Seed, progress, provider);
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
