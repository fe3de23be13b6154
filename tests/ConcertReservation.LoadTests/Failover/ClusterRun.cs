using ConcertReservation.LoadTests.Clusters;
using ConcertReservation.LoadTests.Storm;

namespace ConcertReservation.LoadTests.Failover;

/// <summary>One sale that loses an instance and then its primary, from empty servers to the verdict.</summary>
internal static class ClusterRun
{
    /// <returns>The exit code: 1 when a promise was broken, or writes did not come back.</returns>
    public static Task<int> RunAsync(ClusterOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a primary, its standby, {ClusterOptions.Instances} instances and nginx");
            await using var cluster = await Cluster.StartAsync(ClusterOptions.Instances, Settings, ct);
            using var sale = new Sale(cluster, options.Seed, progress);
            var probe = new Probe(await sale.PrintAsync(options.Users, ct));
            var losses = new Losses(cluster);

            var verdict = await sale.RunAsync(
                options.Users,
                options.Duration,
                token => losses.RunAsync(options.Duration, token),
                probe.RunAsync,
                () => $"{sale.Tally.Answers} answers, {losses.News}",
                ct
            );
            var admissions = await Admissions.CountAsync(cluster.ConnectionString, losses.PromotedAt, ct);
            var report = new ClusterReport(options, verdict, sale.Tally, losses, probe, admissions);
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
