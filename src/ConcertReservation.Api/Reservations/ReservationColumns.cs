using System.Globalization;
using System.Text.Json;
using ConcertReservation.Api.Csv;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Reservations;

/// <summary>
/// The columns of the reservations' CSV file. People read it in a spreadsheet, so times are those of the concert's
/// place, with the offset from UTC; <c>timeZone</c> names the zone.
/// </summary>
internal sealed class ReservationColumns : ICsvColumns<ExportedReservation>
{
    private const string LocalTime = "yyyy-MM-dd HH:mm:ss zzz";

    public static string[] Names { get; } =
    [
        "reservationId",
        "number",
        "title",
        "performanceId",
        "startsAt",
        "timeZone",
        "holder",
        "email",
        "status",
        "seats",
        "totalPrice",
        "heldAt",
        "paidAt",
        "cancelledAt",
        "refundedAt",
        "checkedInAt",
        "method",
    ];

    public static string?[] Of(ExportedReservation row)
    {
        var reservation = row.Reservation;
        return
        [
            reservation.ReservationId.ToString(),
            reservation.Number,
            row.ConcertTitle,
            reservation.PerformanceId.ToString(CultureInfo.InvariantCulture),
            Local(reservation.StartsAt),
            row.TimeZone,
            reservation.Holder,
            reservation.Email,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(reservation.Status.ToString()),
            // The number of a seat names its section and row: VIP-A7.
            string.Join("; ", reservation.Seats.Select(seat => seat.Number)),
            reservation.TotalPrice.ToString(CultureInfo.InvariantCulture),
            Local(reservation.HeldAt),
            Local(reservation.PaidAt),
            Local(reservation.CancelledAt),
            Local(reservation.RefundedAt),
            Local(reservation.CheckedInAt),
            reservation.Method is { } method ? JsonNamingPolicy.SnakeCaseLower.ConvertName(method.ToString()) : null,
        ];

        string? Local(DateTimeOffset? time) =>
            time is { } instant
                ? ConcertCalendar.LocalTimeOf(instant, row.TimeZone).ToString(LocalTime, CultureInfo.InvariantCulture)
                : null;
    }
}
