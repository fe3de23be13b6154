using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcertReservation.Api.Json;

/// <summary>Text that can be kept and compared: PostgreSQL has no NUL, and U+FFFE, which is no character, no normal form.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("Text is expected.");

        var text = reader.GetString()!;
        return text.AsSpan().IndexOfAny('\0', '\ufffe') < 0
            ? text
            : throw new JsonException("Text has neither NUL nor U+FFFE.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}
