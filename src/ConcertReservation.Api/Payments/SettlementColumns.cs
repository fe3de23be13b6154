using System.Globalization;
using System.Text.Json;
using ConcertReservation.Api.Csv;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Payments;

/// <summary>The columns of the settlement's CSV file. The time is that of the concert's place.</summary>
internal sealed class SettlementColumns : ICsvColumns<ExportedSettlementItem>
{
    private const string LocalTime = "yyyy-MM-dd HH:mm:ss zzz";

    public static string[] Names { get; } =
    ["performanceId", "title", "startsAt", "timeZone", "price", "method", "sold", "refunded", "amount"];

    public static string?[] Of(ExportedSettlementItem row)
    {
        var (performance, item) = (row.Performance, row.Item);
        return
        [
            Text(performance.PerformanceId),
            performance.ConcertTitle,
            ConcertCalendar
                .LocalTimeOf(performance.StartsAt, performance.TimeZone)
                .ToString(LocalTime, CultureInfo.InvariantCulture),
            performance.TimeZone,
            Text(item.Price),
            JsonNamingPolicy.SnakeCaseLower.ConvertName(item.Method.ToString()),
            Text(item.Sold),
            Text(item.Refunded),
            Text(item.Amount),
        ];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
