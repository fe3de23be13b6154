using System.Globalization;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Bench.Measuring;

/// <summary>
/// Whether the instances still compile the code they run. A method becomes fast when it has passed the tiers. Until
/// then the compiler uses much of the processor, and a figure measures the compiler.
/// </summary>
internal sealed class Compilation(Cluster cluster) : IDisposable
{
    private const double Settled = 0.03;

    private readonly HttpClient _http = new();
    private double _before = double.NegativeInfinity;
    private long _lookedAt;

    /// <summary>True when compiling took less than a thirtieth of the time since the last read.</summary>
    public async Task<bool> HasSettledAsync(CancellationToken ct)
    {
        var spent = 0.0;
        foreach (var instance in cluster.Instances.Where(instance => instance.IsRunning))
            spent += double.Parse(
                await _http.GetStringAsync(new Uri(instance.Address, "/bench/compilation"), ct),
                CultureInfo.InvariantCulture
            );
        var (now, more) = (TimeProvider.System.GetTimestamp(), spent - _before);
        var elapsed = TimeProvider.System.GetElapsedTime(_lookedAt, now);
        (_before, _lookedAt) = (spent, now);
        return more < elapsed.TotalMilliseconds * Settled;
    }

    public void Dispose() => _http.Dispose();
}
