using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcertReservation.Api.Json;

/// <summary>
/// Writes times as UTC with <c>Z</c> and milliseconds. Reads only times with an offset: without one, the server would
/// apply its own local offset.
/// </summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // TryGetDateTimeOffset accepts only ISO 8601, but also without an offset.
        var text = reader.GetString();
        return HasOffset(text) && reader.TryGetDateTimeOffset(out var value)
            ? value.ToUniversalTime()
            : throw new JsonException(
                "An ISO 8601 time with an offset is expected, such as 2026-12-24T20:00:00+09:00."
            );
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Format(value));

    /// <summary>The text of a time in every response; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Format(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    private static bool HasOffset(string? text) =>
        text is not null && (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':'));
}
