using ConcertReservation.Api.Telemetry.Prometheus;

namespace ConcertReservation.UnitTests.Telemetry;

public sealed class FamilyNameTests : IDisposable
{
    private readonly Told _told = new();

    public void Dispose() => _told.Dispose();

    [Theory]
    [InlineData("holds.made", "{hold}", "holds_made_total")]
    [InlineData("gc.pause.time", "s", "gc_pause_time_seconds_total")]
    [InlineData("sent.bytes", "By", "sent_bytes_total")]
    [InlineData("made-total", null, "made_total")]
    public void Name_OfACounter_EndsInTotal(string name, string? unit, string expected) =>
        _told.Family(meter => meter.CreateCounter<long>(name, unit)).Name.Should().Be(expected);

    [Theory]
    [InlineData("picture.age", "s", "picture_age_seconds")]
    [InlineData("picture.age_seconds", "s", "picture_age_seconds")]
    [InlineData("delay", "ms", "delay_milliseconds")]
    [InlineData("heap", "By", "heap_bytes")]
    [InlineData("share", "%", "share_percent")]
    [InlineData("queue.waiting", "{person}", "queue_waiting")]
    public void Name_OfAGauge_EndsInItsUnit(string name, string unit, string expected) =>
        _told.Family(meter => meter.CreateGauge<double>(name, unit)).Name.Should().Be(expected);

    [Fact]
    public void Kind_FollowsTheInstrument()
    {
        KindOf(meter => meter.CreateObservableCounter("a", () => 0L)).Should().Be(MetricKind.Counter);
        KindOf(meter => meter.CreateUpDownCounter<int>("b")).Should().Be(MetricKind.Gauge);
        KindOf(meter => meter.CreateObservableGauge("c", () => 0d)).Should().Be(MetricKind.Gauge);
        KindOf(meter => meter.CreateHistogram<int>("d")).Should().Be(MetricKind.Histogram);
    }

    private MetricKind KindOf(Func<System.Diagnostics.Metrics.Meter, System.Diagnostics.Metrics.Instrument> create) =>
        _told.Family(create).Kind;
}
