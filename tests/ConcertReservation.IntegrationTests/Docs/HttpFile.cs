using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Docs;

/// <summary>The requests of a <c>.http</c> file, in order, as far as docs/api.http uses the format.</summary>
internal static partial class HttpFile
{
    public static IEnumerable<HttpFileRequest> Read(string text) =>
        text.Split("\n###").Skip(1).Select(block => Parse(block.Split('\n')));

    /// <summary>The file-level <c>@name = value</c> lines.</summary>
    public static Dictionary<string, string> Variables(string text) =>
        VariableLine()
            .Matches(text)
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Trim(), StringComparer.Ordinal);

    private static HttpFileRequest Parse(string[] lines)
    {
        var comments = lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).ToList();
        var request = lines.Skip(1).Where(line => !line.StartsWith('#')).ToList();
        var expected = comments.Single(line => line.StartsWith("# → ", StringComparison.Ordinal))[4..].Split(' ');
        var start = request[0].Split(' ', 2);
        var headers = request.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2));
        return new HttpFileRequest(
            Title: lines[0].Trim(),
            Name: comments.Find(line => line.StartsWith("# @name ", StringComparison.Ordinal))?[8..].Trim(),
            Status: int.Parse(expected[0], System.Globalization.CultureInfo.InvariantCulture),
            Code: expected.ElementAtOrDefault(1)?.Trim(),
            Method: new HttpMethod(start[0]),
            Url: start[1].Trim(),
            Headers: [.. headers.Select(h => (h[0], h[1].Trim()))],
            Body: string.Join('\n', request.Skip(1).SkipWhile(line => line.Length > 0)).Trim()
        );
    }

    [GeneratedRegex("^@(?<name>\\w+) = (?<value>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VariableLine();
}

internal sealed record HttpFileRequest(
    string Title,
    string? Name,
    int Status,
    string? Code,
    HttpMethod Method,
    string Url,
    IReadOnlyList<(string Name, string Value)> Headers,
    string Body
);
