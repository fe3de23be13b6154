using System.Diagnostics.Metrics;

namespace ConcertReservation.UnitTests.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Told _told = new();

    public void Dispose() => _told.Dispose();

    [Fact]
    public void Text_OfACounter_SaysWhatItIsAndAddsUp()
    {
        var counter = _told.Family(meter => meter.CreateCounter<long>("holds", null, "Holds\nmade, a \\ b."));
        counter.Measure(2, [], 0);
        counter.Measure(3, [], 0);

        _told
            .Text()
            .Should()
            .Be("# HELP holds_total Holds made, a \\\\ b.\n# TYPE holds_total counter\nholds_total 5\n");
    }

    [Fact]
    public void Text_OfAHistogram_CountsUpToEachBoundaryAndEverything()
    {
        var times = _told.Family(meter => Histogram(meter, "time", 1, 2));
        foreach (var time in new[] { 0.5, 1, 1.5, 9 })
            times.Measure(time, [], 0);

        _told
            .Scrape()
            .Should()
            .Equal(
                "time_seconds_bucket{le=\"1\"} 2",
                "time_seconds_bucket{le=\"2\"} 3",
                "time_seconds_bucket{le=\"+Inf\"} 4",
                "time_seconds_sum 12",
                "time_seconds_count 4"
            );
    }

    [Fact]
    public void Text_OfAHistogramWithLabels_PutsTheBoundaryLast()
    {
        var times = _told.Family(meter => Histogram(meter, "time", 1));
        times.Measure(0.25, [new("worker", "A")], 0);

        _told.Scrape()[0].Should().Be("time_seconds_bucket{worker=\"A\",le=\"1\"} 1");
    }

    [Fact]
    public void Text_OfAHistogramWithoutBoundaries_HasTheUsualOnes()
    {
        var times = _told.Family(meter => meter.CreateHistogram<double>("time"));
        times.Measure(3, [], 0);

        var buckets = _told.Scrape().Where(line => line.Contains("_bucket", StringComparison.Ordinal)).ToList();
        buckets.Should().HaveCount(13).And.Contain("time_bucket{le=\"2.5\"} 0").And.Contain("time_bucket{le=\"5\"} 1");
    }

    [Fact]
    public void Text_OfWhatIsNotObservedAnyMore_IsGone()
    {
        var waiting = _told.Family(meter => meter.CreateObservableGauge("waiting", () => 0d));

        _told.Scrape((waiting, 4, "1"), (waiting, 5, "2")).Should().HaveCount(2);
        _told.Scrape((waiting, 6, "2")).Should().Equal("waiting{label=\"2\"} 6");
        _told.Text().Should().BeEmpty("a family without series has no head either");
    }

    [Fact]
    public void Text_OfACounterThatRests_StaysAsItIs()
    {
        var made = _told.Family(meter => meter.CreateCounter<long>("made"));
        made.Measure(1, [], 0);

        _told.Scrape().Should().Equal(_told.Scrape());
    }

    [Fact]
    public void Text_OfTwoInstrumentsOfOneName_HasOneHeadAndNoSeriesTwice()
    {
        var one = _told.Family(meter => meter.CreateObservableGauge("used", () => 0d));
        var other = _told.Family(meter => meter.CreateObservableGauge("used", () => 0d));

        var text = _told.Text((one, 1, "a"), (other, 2, "a"), (other, 3, "b"));

        text.Split("# TYPE used gauge").Should().HaveCount(2);
        text.Should().EndWith("used{label=\"a\"} 1\nused{label=\"b\"} 3\n");
    }

    [Fact]
    public void Text_OfEndlessValues_IsPrometheusWord()
    {
        var odd = _told.Family(meter => meter.CreateObservableGauge("odd", () => 0d));

        _told
            .Scrape((odd, double.PositiveInfinity, "a"), (odd, double.NegativeInfinity, "b"), (odd, double.NaN, "c"))
            .Should()
            .Equal("odd{label=\"a\"} +Inf", "odd{label=\"b\"} -Inf", "odd{label=\"c\"} NaN");
    }

    [Fact]
    public void Series_TooMany_AreLeftOutAndThoseThereGoOn()
    {
        var made = _told.Family(meter => meter.CreateCounter<long>("made"));
        for (var i = 0; i < 5_001; i++)
            made.Measure(1, [new("n", i)], 0);

        made.Measure(1, [new("n", 0)], 0);

        var lines = _told.Scrape();
        lines.Should().HaveCount(5_000).And.Contain("made_total{n=\"0\"} 2");
        lines.Should().NotContain(line => line.Contains("5000", StringComparison.Ordinal));
    }

    private static Histogram<double> Histogram(Meter meter, string name, params double[] boundaries) =>
        meter.CreateHistogram<double>(name, "s", advice: new() { HistogramBucketBoundaries = boundaries });
}
