using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ConcertReservation.Api.Json;

/// <summary>How JSON is read and written, by controllers and by everything else.</summary>
internal static class JsonRules
{
    private const int DeepestBody = 16;

    public static void Apply(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        // Strict: "100" is not a number, and a body that says a thing twice says nothing.
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
        json.MaxDepth = DeepestBody;
        // Korean stays readable on the wire.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.Converters.Add(new UtcTime());
        json.Converters.Add(new StorableText());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
