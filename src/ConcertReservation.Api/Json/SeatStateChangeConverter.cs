using System.Text.Json;
using System.Text.Json.Serialization;
using ConcertReservation.Application.Concerts;

namespace ConcertReservation.Api.Json;

/// <summary>Writes a change as [seat index, state].</summary>
internal sealed class SeatStateChangeConverter : JsonConverter<SeatStateChange>
{
    public override SeatStateChange Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, SeatStateChange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.SeatIndex);
        writer.WriteNumberValue(value.State);
        writer.WriteEndArray();
    }
}
