using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Docs;

/// <summary>Sends requests one after another, each filled in from the earlier responses.</summary>
internal sealed partial class HttpFileRun(HttpClient http, Dictionary<string, string> variables)
{
    private readonly Dictionary<string, JsonNode> _answers = new(StringComparer.Ordinal);

    public async Task<(int Status, string Text)> SendAsync(HttpFileRequest request)
    {
        using var message = new HttpRequestMessage(request.Method, Fill(request.Url));
        if (request.Body.Length > 0)
            message.Content = new StringContent(Fill(request.Body), Encoding.UTF8, ContentTypeOf(request));
        foreach (var (name, value) in request.Headers.Where(h => h.Name != "Content-Type"))
            message.Headers.TryAddWithoutValidation(name, Fill(value));

        using var response = await http.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        if (request.Name is not null && response.IsSuccessStatusCode)
            _answers[request.Name] = JsonNode.Parse(text)!;
        return ((int)response.StatusCode, text);
    }

    private static string ContentTypeOf(HttpFileRequest request) =>
        request.Headers.SingleOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";

    // Twice: a variable may contain variables.
    private string Fill(string text) => Placeholder().Replace(Placeholder().Replace(text, Value), Value);

    private string Value(Match placeholder)
    {
        var name = placeholder.Groups["name"].Value;
        if (!placeholder.Groups["path"].Success)
            return variables[name];

        var node = PathStep()
            .Matches(placeholder.Groups["path"].Value)
            .Aggregate(
                _answers[name],
                (at, step) =>
                    step.Groups["index"].Success
                        ? at[int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture)]!
                        : at[step.Value]!
            );
        return node.ToString();
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)(\.response\.body\.\$(?<path>[^}]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[(?<index>\d+)\]|\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathStep();
}
