using System.Text.RegularExpressions;

namespace ConcertReservation.IntegrationTests.Telemetry;

/// <summary>
/// Which series a PromQL expression reads. This parser does not validate: promtool does that. The labels of an
/// aggregation must be in front of the aggregated expression, as they are in every file here.
/// </summary>
internal static partial class PromQl
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "and",
        "or",
        "unless",
        "bool",
        "offset",
        "inf",
        "nan",
    };

    private static readonly HashSet<string> LabelLists = new(StringComparer.Ordinal)
    {
        "by",
        "without",
        "on",
        "ignoring",
        "group_left",
        "group_right",
    };

    public static Selection Read(string expression)
    {
        var selection = new Selection([], []);
        var tokens = Tokens(expression);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (token, next) = (tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : "");
            if (token == "[")
                i = tokens.IndexOf("]", i);
            else if (!IsName(token) || Words.Contains(token))
                continue;
            else if (LabelLists.Contains(token))
                selection.Grouping.AddRange(Inside(tokens, ref i, ")").Where(IsName));
            else if (next is not "(" && !LabelLists.Contains(next))
                selection.Metrics.Add(new Selector(token, next == "{" ? Matchers(Inside(tokens, ref i, "}")) : []));
        }
        return selection;
    }

    private static List<string> Tokens(string expression) => [.. Token().Matches(expression).Select(m => m.Value)];

    private static bool IsName(string token) => char.IsAsciiLetter(token[0]) || token[0] is '_' or ':';

    // Leaves i at the end of the text.
    private static List<string> Inside(List<string> tokens, ref int i, string end)
    {
        var begin = i + 2;
        i = tokens.IndexOf(end, begin);
        return tokens[begin..i];
    }

    private static List<Matcher> Matchers(List<string> inside) =>
        [
            .. Enumerable
                .Range(0, inside.Count)
                .Where(i => IsName(inside[i]))
                .Select(i => new Matcher(inside[i], inside[i + 1], inside[i + 2][1..^1])),
        ];

    [GeneratedRegex(
        """
            "([^"\\]|\\.)*" | '([^'\\]|\\.)*' | [a-zA-Z_:][\w:]* | [\d.][\w.]* | =~ | !~ | != | \S
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Token();
}

/// <param name="Grouping">Labels by which series are grouped or matched.</param>
internal sealed record Selection(List<Selector> Metrics, List<string> Grouping);

internal sealed record Selector(string Metric, IReadOnlyList<Matcher> Matchers);

/// <param name="Operator">One of = != =~ !~.</param>
internal sealed record Matcher(string Label, string Operator, string Value)
{
    public bool Accepts(string value) =>
        Operator switch
        {
            "=" => value == Value,
            "!=" => value != Value,
            "=~" => IsLike(value),
            _ => !IsLike(value),
        };

    private bool IsLike(string value) =>
        Regex.IsMatch(value, $"^(?:{Value})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
