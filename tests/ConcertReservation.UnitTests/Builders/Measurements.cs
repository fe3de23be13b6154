using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ConcertReservation.Application.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.UnitTests.Builders;

/// <summary>The metrics of one test, and every value that the code under test records in them.</summary>
internal sealed class Measurements
{
    private readonly ConcurrentQueue<Measurement> _recorded = new();

    public Measurements()
    {
        var provider = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = provider.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
        Meters = factory;
        Metrics = new SaleMetrics(factory);
    }

    public IMeterFactory Meters { get; }

    public SaleMetrics Metrics { get; }

    /// <summary>The values of one instrument in the order of recording, whatever their labels.</summary>
    /// <param name="name">Without the prefix that all instruments have.</param>
    public IEnumerable<double> Of(string name) => LabelledOf(name).Select(measurement => measurement.Value);

    /// <summary>As <see cref="Of"/>, with the labels as <c>name=value</c>.</summary>
    public IEnumerable<(double Value, string Labels)> LabelledOf(string name) =>
        _recorded.Where(m => m.Name == $"concert_reservation.{name}").Select(m => (m.Value, m.Labels));

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _recorded.Enqueue(
            new Measurement(
                instrument.Name,
                value,
                string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))
            )
        );

    private sealed record Measurement(string Name, double Value, string Labels);
}
