using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>The metrics of an instance, as Prometheus reads them.</summary>
internal sealed partial record Scrape(string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.Split('\n');

    public static async Task<Scrape> OfAsync(ApiHost host)
    {
        var answer = await new ApiClient(host.CreateClient()).GetAsync("//metrics");
        answer.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.ToString().Should().Contain("version=0.0.4");
        return new Scrape(answer.Text);
    }

    public IEnumerable<Sample> Samples =>
        Lines
            .Select(line => SampleLine().Match(line))
            .Where(match => match.Success)
            .Select(match => new Sample(
                match.Groups["name"].Value,
                Label()
                    .Matches(match.Groups["labels"].Value)
                    .ToDictionary(l => l.Groups["name"].Value, l => l.Groups["value"].Value, StringComparer.Ordinal)
            ));

    /// <summary>The sum over the series of this name with these labels; 0 when there is none.</summary>
    public double Value(string name, params string[] labels) =>
        Of(name, labels).Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    public bool Has(string name, params string[] labels) => Of(name, labels).Any();

    private IEnumerable<string> Of(string name, string[] labels) =>
        Lines
            .Where(line =>
                line.StartsWith(name + "{", StringComparison.Ordinal)
                || line.StartsWith(name + " ", StringComparison.Ordinal)
            )
            .Where(line => labels.All(label => line.Contains(label, StringComparison.Ordinal)));

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][\w:]*)(\{(?<labels>.*)\})? \S+$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>\w+)="(?<value>([^"\\]|\\.)*)"(,|$)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}

internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels);
