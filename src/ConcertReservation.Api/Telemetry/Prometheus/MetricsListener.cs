using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>Collects the measurements of this host, and of the process it runs in.</summary>
internal sealed class MetricsListener : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, Family> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();
    private long _scrape;

    public MetricsListener(IMeterFactory ownMeters)
    {
        // A meter's scope is the factory that made it: a test process runs several hosts, each with a factory of its own.
        HashSet<(string Meter, object? Scope)> published =
        [
            (InstrumentationScope.Name, ownMeters),
            ("Microsoft.AspNetCore.Hosting", ownMeters),
            ("Npgsql", null),
            ("System.Runtime", null),
        ];
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (published.Contains((instrument.Meter.Name, instrument.Meter.Scope)))
                listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(instrument, i => new Family(i)));
        };
        _listener.MeasurementsCompleted = (instrument, _) => _families.TryRemove(instrument, out var _);
        _listener.SetMeasurementEventCallback<int>((_, value, tags, family) => Measure(value, tags, family));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, family) => Measure(value, tags, family));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, family) => Measure(value, tags, family));
        _listener.Start();
    }

    /// <summary>Everything as of now, as Prometheus reads it.</summary>
    public string Scrape()
    {
        // One at a time: the number of the round tells what was observed in it.
        lock (_scraping)
        {
            var scrape = ++_scrape;
            _listener.RecordObservableInstruments();
            return PrometheusText.Of(_families.Values, scrape);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? family) =>
        ((Family)family!).Measure(value, tags, _scrape);
}
