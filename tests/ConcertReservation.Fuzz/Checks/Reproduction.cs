using System.Globalization;
using System.Text;
using ConcertReservation.Fuzz.Requests;

namespace ConcertReservation.Fuzz.Checks;

/// <summary>A request in one line, without the tokens.</summary>
internal static class Reproduction
{
    private const int LongestExcerpt = 160;
    private static readonly string[] Secret = ["Authorization", "Queue-Token"];

    public static string Of(WrongRequest request, int seed)
    {
        var line = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--seed {seed} --only {request.Number} ({request.What}): ")
            .Append(
                CultureInfo.InvariantCulture,
                $"{request.Method} {Excerpt(Encoding.UTF8.GetBytes(request.Target))}"
            );
        foreach (var (name, value) in request.Headers)
            line.Append(CultureInfo.InvariantCulture, $" | {name}: {Shown(name, value)}");
        if (request.Body is { } body)
            line.Append(CultureInfo.InvariantCulture, $" | {request.ContentType ?? "no type"}, {request.Delivery}")
                .Append(CultureInfo.InvariantCulture, $", {body.Length} bytes: {Excerpt(body)}");
        return line.ToString();
    }

    private static string Shown(string name, string value) =>
        Secret.Contains(name, StringComparer.Ordinal)
            ? $"({value.Length} characters)"
            : Excerpt(Encoding.UTF8.GetBytes(value));

    private static string Excerpt(byte[] bytes)
    {
        var text = new StringBuilder();
        foreach (var value in bytes.AsSpan(0, Math.Min(bytes.Length, LongestExcerpt)))
        {
            if (value is >= 0x20 and < 0x7f)
                text.Append((char)value);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\x{value:x2}");
        }

        return bytes.Length > LongestExcerpt ? text.Append('…').ToString() : text.ToString();
    }
}
