using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Faults;

/// <summary>Kills an instance every few seconds and, once in the middle of the storm, the database.</summary>
internal sealed class FaultInjector(Cluster cluster, Random random)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DatabaseDownFor = TimeSpan.FromSeconds(2);

    // By instance: completes when it runs again.
    private readonly Task[] _restarts = [.. cluster.Instances.Select(_ => Task.CompletedTask)];

    public int Kills { get; private set; }

    public int DatabaseCrashes { get; private set; }

    /// <summary>Returns after the storm, when every instance runs again.</summary>
    public async Task RunAsync(TimeSpan storm, CancellationToken stop)
    {
        var middle = Task.Delay(storm / 2, stop);
        try
        {
            while (true)
            {
                await Task.Delay(ShortestPause + random.NextDouble() * (LongestPause - ShortestPause), stop);
                if (middle.IsCompletedSuccessfully && DatabaseCrashes == 0)
                    await CrashDatabaseAsync();
                else
                    await KillOneAsync();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(_restarts);
        }
    }

    private async Task KillOneAsync()
    {
        var up = cluster.Instances.Where(i => i.IsRunning && _restarts[i.Number].IsCompletedSuccessfully).ToList();
        if (up.Count == 0)
            return;
        var victim = up[random.Next(up.Count)].Number;
        await cluster.KillAsync(victim);
        Kills++;
        _restarts[victim] = cluster.RestartAsync(victim);
    }

    // An instance cannot start without a database, so all instances have to run before the database crashes.
    private async Task CrashDatabaseAsync()
    {
        await Task.WhenAll(_restarts);
        await cluster.CrashDatabaseAsync();
        DatabaseCrashes++;
        await Task.Delay(DatabaseDownFor);
        await cluster.RecoverDatabaseAsync();
    }
}
