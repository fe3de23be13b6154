namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>The parser must find every metric and label of an expression.</summary>
public sealed class PromQlTests
{
    [Theory]
    [InlineData("up", "up")]
    [InlineData("up{job=\"api\"} == 0", "up")]
    [InlineData("sum by (concert) (increase(a_total[2m])) > 0", "a_total")]
    [InlineData("histogram_quantile(0.99, sum by (le) (rate(a_bucket{route=~\"b.*\"}[1m]))) > 1", "a_bucket")]
    [InlineData("max by (x) (a) and on (x) b unless c or vector(0)", "a,b,c")]
    [InlineData("60 * a / ignoring (x) group_left (y) b offset 5m", "a,b")]
    [InlineData("(max(a) or vector(0)) == bool 0", "a")]
    [InlineData("rate(a[5m:1m]) + inf", "a")]
    [InlineData("a{text=\"sum(b) \\\"{c}\"}", "a")]
    public void Read_Expression_FindsItsMetrics(string expression, string metrics) =>
        PromQl.Read(expression).Metrics.Select(m => m.Metric).Should().Equal(metrics.Split(','));

    [Fact]
    public void Read_Matchers_FindsLabelsAndTheirConditions() =>
        PromQl
            .Read("a{one=\"1\", two!~\"2|3\"}")
            .Metrics.Single()
            .Matchers.Should()
            .Equal(new Matcher("one", "=", "1"), new Matcher("two", "!~", "2|3"));

    [Fact]
    public void Read_Groupings_FindsTheirLabels() =>
        PromQl.Read("sum by (a, b) (c) / on (d) e").Grouping.Should().Equal("a", "b", "d");
}
