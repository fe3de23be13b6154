using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace ConcertReservation.Api.Json;

/// <summary>How JSON is read and written, in controllers and everywhere else.</summary>
internal static class JsonRules
{
    private const int MaxDepth = 16;

    public static void Apply(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        // "100" is not a number, and a body with a duplicate field is refused.
        json.NumberHandling = JsonNumberHandling.Strict;
        json.AllowDuplicateProperties = false;
        // A field that the operation does not know is refused: {"amout":1} must not pay without its check. A type whose
        // fields others define carries [JsonUnmappedMemberHandling(Skip)].
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.MaxDepth = MaxDepth;
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(
            MergePatch.RefuseNull
        );
        // Korean text is not escaped.
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.Converters.Add(new UtcTimeConverter());
        json.Converters.Add(new StorableTextConverter());
        json.Converters.Add(new SeatPlanSeatConverter());
        json.Converters.Add(new SeatStateChangeConverter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
