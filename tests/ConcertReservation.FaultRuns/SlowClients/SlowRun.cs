using System.Diagnostics;
using System.Net;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.SlowClients;

/// <summary>The writes of one customer while many others are slow.</summary>
internal static class SlowRun
{
    // The largest hall: its seats are more than any buffer between the instance and a slow reader.
    private const int Sections = 100;
    private const int Instances = 3;
    private const string Password = "slow-clients";

    private static readonly TimeSpan WriteEvery = TimeSpan.FromMilliseconds(100);

    /// <returns>The exit code: 1 when a write failed, or when the slow clients were gone before the end.</returns>
    public static Task<int> RunAsync(int clients, TimeSpan lasting, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say("Slow clients of the instances");
            var direct = await RunAsync(balanced: false, clients, lasting, ct);
            progress.Say("Slow clients behind nginx");
            var balanced = await RunAsync(balanced: true, clients, lasting, ct);
            return () => SlowReport.Print([direct, balanced]);
        });

    private static async Task<SlowResult> RunAsync(bool balanced, int clients, TimeSpan lasting, CancellationToken ct)
    {
        var settings = new ClusterSettings { Balanced = balanced };
        await using var cluster = await Cluster.StartAsync(Instances, settings, ct);
        var staff = await cluster.SignInOperatorAsync(ct);
        var announcement = new Announcement
        {
            StartsAt = [TimeProvider.System.GetUtcNow().AddDays(30)],
            Sections = Sections,
        };
        var concert = await staff.AnnounceAsync(announcement, cluster.Sql, ct);
        await cluster.Client().SignUpAsync("reader@load.example", Password, "Reader", ct);
        var customer = await cluster.Client().SignInAsync("reader@load.example", Password, ct);
        var joined = await customer.PostAsync(concert.Line, ct: ct);
        customer = customer.With(queueToken: joined.EnsureSuccess().Get<string>("token"));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var slow = new List<Task<bool>>();
        for (var i = 0; i < clients; i++)
        {
            var address = cluster.Addresses[i % cluster.Addresses.Count];
            slow.Add(SlowClient.WriteAsync(address, stop.Token));
            slow.Add(SlowClient.ReadAsync(address, concert.Seats, customer, stop.Token));
        }
        var writes = await WriteAsync(customer, lasting, ct);
        await stop.CancelAsync();
        var stayed = (await Task.WhenAll(slow)).Count(hasStayed => hasStayed);
        return new SlowResult(balanced ? "behind nginx" : "without nginx", slow.Count, stayed, writes);
    }

    private static async Task<IReadOnlyList<SlowWrite>> WriteAsync(
        ApiClient customer,
        TimeSpan lasting,
        CancellationToken ct
    )
    {
        var writes = new List<SlowWrite>();
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(WriteEvery);
        while (clock.Elapsed < lasting)
        {
            var start = clock.Elapsed;
            var answer = await customer.PostAsync("/balance/charges", new { amount = 1 }, ct);
            writes.Add(new SlowWrite(answer.Status == HttpStatusCode.Created, clock.Elapsed - start));
            await timer.WaitForNextTickAsync(ct);
        }
        return writes;
    }
}

/// <param name="Stayed">Of the slow clients, those that were still connected at the end.</param>
internal sealed record SlowResult(string Where, int Clients, int Stayed, IReadOnlyList<SlowWrite> Writes)
{
    public int Failed => Writes.Count(write => !write.Succeeded);

    // Without slow clients the run shows nothing.
    public bool IsGood => Failed == 0 && Stayed >= Clients * 0.9;
}

internal sealed record SlowWrite(bool Succeeded, TimeSpan Took);
