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
        var told = (await new EventfulSale(service).PlayAsync())
            .Concat(OfPrometheus)
            .ToLookup(sample => sample.Name, sample => sample.Labels, StringComparer.Ordinal);

        var wrong = ShippedQueries
            .OfAlerts.Concat(ShippedQueries.OfDashboard)
            .SelectMany(query => Complaints(PromQl.Read(query), told).Select(error => $"{error} in {query}"))
            .Concat(ShippedQueries.OfVariables.SelectMany(v => Complaints(v.Metric, [v.Label], told)))
            .Distinct(StringComparer.Ordinal);

        wrong.Should().BeEmpty();
    }

    private static IEnumerable<string> Complaints(
        Selection query,
        ILookup<string, IReadOnlyDictionary<string, string>> told
    ) =>
        query.Metrics.SelectMany(selector =>
            Complaints(selector.Metric, selector.Matchers.Select(m => m.Label).Concat(query.Grouping), told)
                .Concat(Unmatched(selector, told))
        );

    private static IEnumerable<string> Complaints(
        string metric,
        IEnumerable<string> labels,
        ILookup<string, IReadOnlyDictionary<string, string>> told
    ) =>
        told[metric].Any()
            ? labels
                .Except(OfTheTarget, StringComparer.Ordinal)
                .Where(label => !told[metric].Any(series => series.ContainsKey(label)))
                .Select(label => $"{metric} has no label {label}")
            : [$"there is no {metric}"];

    // The choices of a dashboard user are not known here, and the name of an instance comes from the target.
    private static IEnumerable<string> Unmatched(
        Selector selector,
        ILookup<string, IReadOnlyDictionary<string, string>> told
    ) =>
        selector
            .Matchers.Where(m =>
                !m.Value.Contains('$', StringComparison.Ordinal)
                && !OfTheTarget.Contains(m.Label, StringComparer.Ordinal)
            )
            .Where(m => !told[selector.Metric].Any(series => m.Accepts(series.GetValueOrDefault(m.Label, ""))))
            .Select(m => $"no {selector.Metric} has {m.Label}{m.Operator}{m.Value}");

    private static Dictionary<string, string> Labels(params (string Name, string Value)[] labels) =>
        labels.ToDictionary(label => label.Name, label => label.Value, StringComparer.Ordinal);
}
