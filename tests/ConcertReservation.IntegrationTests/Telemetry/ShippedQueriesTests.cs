namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>
/// What the dashboard and the alerts read exists: a panel of an unknown name is empty, and an alert of an unknown name
/// never fires.
/// </summary>
public sealed class ShippedQueriesTests(OneInstance service) : IClassFixture<OneInstance>
{
    // Prometheus adds these to what it scrapes, or creates them.
    private static readonly string[] OfTheTarget = ["instance", "job"];
    private static readonly Sample[] OfPrometheus =
    [
        new("up", Labels(("job", "api"))),
        new("ALERTS", Labels(("alertname", ""), ("alertstate", "firing"))),
    ];

    [Fact]
    public async Task Queries_MetricsAndLabels_Exist()
    {
        var samples = (await new EventfulSale(service).PlayAsync())
            .Concat(OfPrometheus)
            .ToLookup(sample => sample.Name, sample => sample.Labels, StringComparer.Ordinal);

        var wrong = ShippedQueries
            .OfAlerts.Concat(ShippedQueries.OfDashboard)
            .SelectMany(query => Errors(PromQl.Read(query), samples).Select(error => $"{error} in {query}"))
            .Concat(ShippedQueries.OfVariables.SelectMany(v => Errors(v.Metric, [v.Label], samples)))
            .Distinct(StringComparer.Ordinal);

        wrong.Should().BeEmpty();
    }

    private static IEnumerable<string> Errors(
        Selection query,
        ILookup<string, IReadOnlyDictionary<string, string>> samples
    ) =>
        query.Metrics.SelectMany(selector =>
            Errors(selector.Metric, selector.Matchers.Select(m => m.Label).Concat(query.Grouping), samples)
                .Concat(Unmatched(selector, samples))
        );

    private static IEnumerable<string> Errors(
        string metric,
        IEnumerable<string> labels,
        ILookup<string, IReadOnlyDictionary<string, string>> samples
    ) =>
        samples[metric].Any()
            ? labels
                .Except(OfTheTarget, StringComparer.Ordinal)
                .Where(label => !samples[metric].Any(series => series.ContainsKey(label)))
                .Select(label => $"{metric} has no label {label}")
            : [$"there is no {metric}"];

    // The choices of a dashboard user are not known here, and the name of an instance comes from the target.
    private static IEnumerable<string> Unmatched(
        Selector selector,
        ILookup<string, IReadOnlyDictionary<string, string>> samples
    ) =>
        selector
            .Matchers.Where(m =>
                !m.Value.Contains('$', StringComparison.Ordinal)
                && !OfTheTarget.Contains(m.Label, StringComparer.Ordinal)
            )
            .Where(m => !samples[selector.Metric].Any(series => m.Accepts(series.GetValueOrDefault(m.Label, ""))))
            .Select(m => $"no {selector.Metric} has {m.Label}{m.Operator}{m.Value}");

    private static Dictionary<string, string> Labels(params (string Name, string Value)[] labels) =>
        labels.ToDictionary(label => label.Name, label => label.Value, StringComparer.Ordinal);
}
