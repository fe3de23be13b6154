using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcertReservation.Api.Json;

/// <summary>
/// Refuses text that cannot be stored or compared: PostgreSQL does not store NUL, and U+FFFE, a noncharacter, cannot be
/// normalized.
/// </summary>
internal sealed class StorableTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A text is expected.");

        var text = reader.GetString()!;
        return text.AsSpan().IndexOfAny('\0', '\ufffe') < 0
            ? text
            : throw new JsonException("A text must not contain NUL or U+FFFE.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
