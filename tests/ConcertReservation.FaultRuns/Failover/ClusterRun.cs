using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>
/// One sale that loses an instance and then its primary, from empty servers to the results of the checks.
/// </summary>
internal static class ClusterRun
{
    /// <returns>The exit code: 1 when a check failed, or writes still fail in the end.</returns>
    public static Task<int> RunAsync(ClusterOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a primary, its standby, {ClusterOptions.Instances} instances and nginx");
            await using var cluster = await Cluster.StartAsync(ClusterOptions.Instances, Settings, ct);
            using var sale = new SaleRun(cluster, options.Hall, options.Seed, progress);
            var probe = new WriteProbe(await sale.AddCustomerAsync(options.Users, ct));
            var failures = new PlannedFailures(cluster);

            var results = await sale.RunAsync(
                options.Users,
                options.Duration,
                token => failures.RunAsync(options.Duration, token),
                probe.RunAsync,
                () => $"{sale.Statistics.Answers} responses, {failures.News}",
                ct
            );
            var admissions = await AdmissionOrder.CountAsync(cluster.ConnectionString, failures.PromotedAt, ct);
            var report = new ClusterReport(options, results, sale, failures, probe, admissions);
            cluster.KeepFiles = !report.IsGood;
            return () => report.Print(cluster.Folder);
        });

    private static ClusterSettings Settings { get; } =
        new()
        {
            Replicated = true,
            Balanced = true,
            App = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ForwardedHeaders__KnownProxies__0"] = "127.0.0.1",
            },
        };
}
