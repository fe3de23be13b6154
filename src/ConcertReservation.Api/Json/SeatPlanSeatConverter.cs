using System.Text.Json;
using System.Text.Json.Serialization;
using ConcertReservation.Application.Concerts;

namespace ConcertReservation.Api.Json;

/// <summary>Writes a seat as [seat id, number, index of its price], and "accessible": a plan has up to 100,000 of them.</summary>
internal sealed class SeatPlanSeatConverter : JsonConverter<SeatPlanSeat>
{
    public override SeatPlanSeat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, SeatPlanSeat value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.SeatId);
        writer.WriteStringValue(value.Number);
        writer.WriteNumberValue(value.PriceIndex);
        if (value.IsAccessible)
            writer.WriteStringValue("accessible");
        writer.WriteEndArray();
    }
}
