using System.Globalization;

namespace ConcertReservation.Fuzz.Sending;

/// <summary>Parses a response that the server ended by closing the connection.</summary>
internal static class RawResponse
{
    public static FuzzResponse? Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return null;

        var lines = text[..end].Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        return new FuzzResponse(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers.GetValueOrDefault("Content-Type", ""),
            headers.ContainsKey("Transfer-Encoding") ? Unchunked(body) : body,
            headers.GetValueOrDefault("Retry-After")
        );
    }

    // A problem document is one chunk, or a few: sizes and texts alternate, and a text has no line break.
    private static string Unchunked(string body) => string.Concat(body.Split("\r\n").Where((_, i) => i % 2 == 1));
}
