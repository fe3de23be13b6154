using System.Diagnostics;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Bench.Measuring;

/// <summary>Measures the time and the processor time of one run of work.</summary>
internal sealed class Meter(Cluster cluster, DatabaseProcesses? database)
{
    /// <param name="work">Returns how many things were done.</param>
    public async Task<Leg> TakeAsync(Func<Task<int>> work)
    {
        var before = Read();
        var start = TimeProvider.System.GetTimestamp();
        var done = await work();
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        return new Leg(done, elapsed.TotalSeconds, Read() - before);
    }

    private CpuTimes Read()
    {
        var api = TimeSpan.Zero;
        foreach (var instance in cluster.Instances.Where(instance => instance.IsRunning))
        {
            using var process = Process.GetProcessById(instance.ProcessId);
            api += process.TotalProcessorTime;
        }
        return new CpuTimes(api, database?.CpuTime() ?? TimeSpan.Zero, Environment.CpuUsage.TotalTime);
    }
}
