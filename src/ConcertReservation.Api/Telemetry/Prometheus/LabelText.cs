using System.Globalization;
using System.Text;

namespace ConcertReservation.Api.Telemetry.Prometheus;

/// <summary>Tags as labels: <c>method="GET",route="/x"</c>.</summary>
internal static class LabelText
{
    public static string Of(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags.Select(tag => $"{NameOf(tag.Key)}=\"{Escaped(tag.Value)}\""));

    /// <summary>Letters, digits and underscores.</summary>
    public static string NameOf(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            text.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return text.ToString();
    }

    private static string Escaped(object? value) =>
        (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
