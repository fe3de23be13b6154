using System.Globalization;
using ConcertReservation.Testing.Clusters;

namespace ConcertReservation.Bench.Measuring;

/// <summary>
/// Whether the instances still compile what they run. A method becomes fast on its way through the tiers, and until
/// then the compiler takes a good part of the processor: a figure taken before that measures the compiler.
/// </summary>
internal sealed class Compilation(Cluster cluster) : IDisposable
{
    private const double Settled = 0.03;

    private readonly HttpClient _http = new();
    private double _before = double.NegativeInfinity;
    private long _lookedAt;

    /// <summary>True when less than a thirtieth of the time since the last look went into compiling.</summary>
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
