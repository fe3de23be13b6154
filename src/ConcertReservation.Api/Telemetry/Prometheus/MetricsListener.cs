using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>Keeps what the meters of this process measure, from the start on.</summary>
internal sealed class MetricsListener : IDisposable
{
    private static readonly HashSet<string> Meters = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Hosting",
        "Npgsql",
        "System.Runtime",
        SaleMeter.Name,
    };

    private readonly ConcurrentDictionary<Instrument, Family> _families = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();
    private long _scrape;

    public MetricsListener(IMeterFactory own)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            // What another host in this process measures, as in tests, is that one's to tell.
            var isOwn = instrument.Meter.Scope is null || instrument.Meter.Scope == own;
            if (isOwn && Meters.Contains(instrument.Meter.Name))
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
