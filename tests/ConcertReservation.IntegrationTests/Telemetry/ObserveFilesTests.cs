using System.Text.Json;
using System.Text.RegularExpressions;
using ConcertReservation.IntegrationTests.Platform;
using YamlDotNet.RepresentationModel;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>The files for Prometheus and Grafana, read by promtool and by these tests.</summary>
public sealed partial class ObserveFilesTests
{
    private const string Runbooks = "docs/operations.md";

    private static readonly string[] Services = ["prometheus", "grafana"];

    [PromtoolTheory]
    [InlineData("check config prometheus.yml")]
    [InlineData("check rules alerts.yml")]
    [InlineData("test rules alerts.test.yml")]
    public async Task Files_PassTheChecksOfPromtool(string question)
    {
        var (exitCode, errors) = await Promtool.AskAsync(question, Repository.File(ShippedQueries.Folder));

        exitCode.Should().Be(0, errors);
    }

    [PromtoolFact]
    public async Task DashboardQueries_AreValidForPrometheus()
    {
        var rules = ShippedQueries.OfDashboard.Select((expr, n) => new { record = $"panel:{n}", expr });
        // JSON is YAML.
        var file = JsonSerializer.Serialize(new { groups = new[] { new { name = "dashboard", rules } } });
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(path, file);

        var (exitCode, errors) = await Promtool.AskAsync($"check rules {path}", Path.GetTempPath());

        File.Delete(path);
        exitCode.Should().Be(0, errors);
    }

    [Fact]
    public async Task Alerts_EachHasTextsARunbookAndTwoTests()
    {
        var cards = (await File.ReadAllLinesAsync(Repository.File(Runbooks)))
            .Where(line => line.StartsWith("###", StringComparison.Ordinal))
            .Select(line => $"{Runbooks}#{AnchorOf(line.TrimStart('#').Trim())}")
            .ToList();
        var tests = Yaml.Read($"{ShippedQueries.Folder}/alerts.test.yml")
            .Items("tests")
            .SelectMany(test => test.Items("promql_expr_test"))
            .ToLookup(
                test => AlertName().Match(test.Text("expr")).Groups["name"].Value,
                test => ((YamlSequenceNode)test["exp_samples"]).Any(),
                StringComparer.Ordinal
            );

        foreach (var rule in ShippedQueries.AlertRules)
        {
            var name = rule.Text("alert");
            rule.Map("annotations").Text("summary").Should().NotBeEmpty(name);
            rule.Map("annotations").Text("runbook").Should().BeOneOf(cards, $"{name} must lead to a heading");
            tests[name].Should().Contain(true, $"{name} must fire").And.Contain(false, $"{name} must be able not to");
        }
    }

    [Fact]
    public void Compose_ObserveServices_MountFilesThatExist()
    {
        var services = Yaml.Read("docker-compose.yml").Map("services");
        var files = Services
            .SelectMany(name => (YamlSequenceNode)services.Map(name)["volumes"])
            .Select(volume => ((YamlScalarNode)volume).Value!.Split(':')[0])
            .Where(source => source.StartsWith("./", StringComparison.Ordinal));

        files.Should().HaveCount(4).And.OnlyContain(file => Path.Exists(Repository.File(file)));
    }

    [Fact]
    public void Compose_ObserveServices_ListenOnlyLocallyAndChangeNothing()
    {
        var compose = Yaml.Read("docker-compose.yml").Map("services");

        foreach (var service in Services.Select(compose.Map))
        {
            service["profiles"].ToString().Should().Be("[ observe ]");
            service.Text("read_only").Should().Be("true");
            service["cap_drop"].ToString().Should().Be("[ ALL ]");
            service.Text("image").Should().MatchRegex(@":v?\d+\.\d+\.\d+$");
            ((YamlSequenceNode)service["ports"])
                .Should()
                .OnlyContain(port => port.ToString().StartsWith("127.0.0.1:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Prometheus_Configuration_ScrapesEveryInstanceOfCompose()
    {
        var instances = Yaml.Read("docker-compose.yml")
            .Map("services")
            .Select(service => ((YamlScalarNode)service.Key).Value!)
            .Where(name => name.StartsWith("api", StringComparison.Ordinal));

        var targets = Yaml.Read($"{ShippedQueries.Folder}/prometheus.yml")
            .Items("scrape_configs")
            .SelectMany(job => job.Items("dns_sd_configs"))
            .SelectMany(names => (YamlSequenceNode)names["names"])
            .Select(name => name.ToString());

        targets.Should().BeEquivalentTo(instances);
    }

    // The anchor that the usual git hosts make of a heading.
    private static string AnchorOf(string heading) =>
        heading.ToLowerInvariant().Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);

    [GeneratedRegex("alertname=\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AlertName();
}
