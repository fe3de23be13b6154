using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcertReservation.Api.Json;

/// <summary>Instants: written as UTC with <c>Z</c> and milliseconds, read only with an offset, so never in anyone's local time.</summary>
internal sealed class UtcTime : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The reader takes ISO 8601 alone, but also without an offset.
        var text = reader.GetString();
        return HasOffset(text) && reader.TryGetDateTimeOffset(out var value)
            ? value.ToUniversalTime()
            : throw new JsonException(
                "An ISO 8601 time with an offset is expected, such as 2026-12-24T20:00:00+09:00."
            );
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Text(value));

    /// <summary>As it is written everywhere; null of null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static string? Text(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    private static bool HasOffset(string? text) =>
        text is not null && (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':'));
}
