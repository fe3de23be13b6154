using System.Text.Json;
using System.Text.Json.Serialization;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Infrastructure.Concerts;

/// <summary>The text of the column <c>performances.seat_layout</c>.</summary>
internal static class SeatLayoutJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(SeatLayout layout) => JsonSerializer.Serialize(layout, Options);

    public static SeatLayout Read(string json) => JsonSerializer.Deserialize<SeatLayout>(json, Options)!;
}
