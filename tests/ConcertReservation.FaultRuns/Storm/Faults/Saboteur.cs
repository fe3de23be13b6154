using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Storm.Faults;

/// <summary>Kills an instance every few seconds and, once in the middle of the storm, the database.</summary>
internal sealed class Saboteur(Cluster cluster, Random random)
{
    private static readonly TimeSpan ShortestPeace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPeace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DatabaseDownFor = TimeSpan.FromSeconds(2);

    // By instance: done when it is up again.
    private readonly Task[] _restarts = [.. cluster.Instances.Select(_ => Task.CompletedTask)];

    public int Kills { get; private set; }

    public int DatabaseCrashes { get; private set; }

    /// <summary>Returns after the storm, with every instance up again.</summary>
    public async Task RunAsync(TimeSpan storm, CancellationToken stop)
    {
        var middle = Task.Delay(storm / 2, stop);
        try
        {
            while (true)
            {
                await Task.Delay(ShortestPeace + random.NextDouble() * (LongestPeace - ShortestPeace), stop);
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

    // An instance cannot start without a database, which is not what this fault is about: first all are up.
    private async Task CrashDatabaseAsync()
    {
        await Task.WhenAll(_restarts);
        await cluster.CrashDatabaseAsync();
        DatabaseCrashes++;
        await Task.Delay(DatabaseDownFor);
        await cluster.RecoverDatabaseAsync();
    }
}
