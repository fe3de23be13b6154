using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>Every query in the files that are shipped for Prometheus and Grafana.</summary>
internal static class ShippedQueries
{
    public const string Folder = ".deploy/observe";

    private const string Dashboard = $"{Folder}/grafana/dashboards/sale.json";
    private const string Alerts = $"{Folder}/alerts.yml";

    public static IReadOnlyList<YamlMappingNode> AlertRules { get; } =
    [.. Yaml.Read(Alerts).Items("groups").SelectMany(group => group.Items("rules"))];

    public static IEnumerable<string> OfAlerts => AlertRules.Select(rule => rule.Text("expr"));

    /// <summary>The queries of the panels and annotations, with the interval of Grafana filled in.</summary>
    public static IEnumerable<string> OfDashboard =>
        Nodes(ReadDashboard())
            .OfType<JsonObject>()
            .Select(node => (string?)node["expr"])
            .OfType<string>()
            .Select(expr => expr.Replace("$__rate_interval", "1m", StringComparison.Ordinal));

    /// <summary>The queries of the variables, each a metric and the label with the choices.</summary>
    public static IEnumerable<(string Metric, string Label)> OfVariables =>
        ReadDashboard()["templating"]!["list"]!
            .AsArray()
            .Where(variable => (string)variable!["type"]! == "query")
            .Select(variable => (string)variable!["query"]!["query"]!)
            .Select(query => query["label_values(".Length..^1].Split(", "))
            .Select(parts => (parts[0], parts[1]));

    private static JsonNode ReadDashboard() => JsonNode.Parse(File.ReadAllText(Repository.File(Dashboard)))!;

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) =>
        node switch
        {
            JsonObject parent => parent.SelectMany(child => Nodes(child.Value)).Prepend(parent),
            JsonArray items => items.SelectMany(Nodes),
            _ => [],
        };
}
