using System.Diagnostics.Metrics;
using ConcertReservation.Api.Telemetry.Prometheus;

namespace ConcertReservation.UnitTests.Telemetry;

/// <summary>A meter of a test, and what is told of what it measures.</summary>
internal sealed class Told : IDisposable
{
    private readonly Meter _meter = new("test");
    private readonly List<Family> _families = [];
    private long _scrape;

    public void Dispose() => _meter.Dispose();

    public Family Family(Func<Meter, Instrument> create)
    {
        var family = new Family(create(_meter));
        _families.Add(family);
        return family;
    }

    /// <summary>One round: what is observed in it, and then the text without its comments.</summary>
    public string[] Scrape(params (Family Family, double Value, string Label)[] observed) =>
        [.. Text(observed).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    public string Text(params (Family Family, double Value, string Label)[] observed)
    {
        _scrape++;
        foreach (var (family, value, label) in observed)
            family.Measure(value, [new("label", label)], _scrape);
        return PrometheusText.Of(_families, _scrape);
    }
}
