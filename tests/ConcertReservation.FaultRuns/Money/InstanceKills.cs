using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.FaultRuns.Money;

/// <summary>SIGKILL to an instance every few seconds. The last one that runs is spared.</summary>
internal sealed class InstanceKills(Cluster cluster, Random random)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(6);

    // By instance: completes when it runs again.
    private readonly Task[] _restarts = [.. cluster.Instances.Select(_ => Task.CompletedTask)];

    public int Count { get; private set; }

    /// <summary>Returns when every instance runs again.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await Task.Delay(ShortestPause + random.NextDouble() * (LongestPause - ShortestPause), stop);
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
        if (up.Count < 2)
            return;
        var victim = up[random.Next(up.Count)].Number;
        await cluster.KillAsync(victim);
        Count++;
        _restarts[victim] = cluster.RestartAsync(victim, CancellationToken.None);
    }
}
