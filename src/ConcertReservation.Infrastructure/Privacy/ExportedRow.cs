using System.Globalization;
using System.Text.Json;
using ConcertReservation.Domain.Reservations;
using Npgsql;

namespace ConcertReservation.Infrastructure.Privacy;

/// <summary>Writes a row as a JSON object, with the values in the form in which the API has them.</summary>
internal static class ExportedRow
{
    private const string TimePattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void Write(Utf8JsonWriter json, NpgsqlDataReader row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.FieldCount; i++)
            WriteField(json, row, i);
        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset time) =>
        json.WriteString(name, TextOf(time.UtcDateTime));

    private static void WriteField(Utf8JsonWriter json, NpgsqlDataReader row, int i)
    {
        json.WritePropertyName(row.GetName(i));
        if (row.IsDBNull(i))
        {
            json.WriteNullValue();
            return;
        }
        if (row.GetDataTypeName(i) == "json")
        {
            json.WriteRawValue(row.GetString(i));
            return;
        }
        switch (row.GetValue(i))
        {
            case long serial when row.GetName(i) == "number":
                json.WriteStringValue(ReservationNumber.Of(serial));
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateTime time:
                json.WriteStringValue(TextOf(time));
                break;
            case long[] numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                    json.WriteNumberValue(number);
                json.WriteEndArray();
                break;
            case var value:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string TextOf(DateTime utc) => utc.ToString(TimePattern, CultureInfo.InvariantCulture);
}
