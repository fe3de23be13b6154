using System.Globalization;
using System.Text.Json;
using ConcertReservation.Api.Csv;
using ConcertReservation.Api.Json;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Reservations;

/// <summary>A reservation's line, named and written as in the JSON.</summary>
internal sealed class ReservationColumns : ICsvColumns<ReservationRecord>
{
    public static string[] Names { get; } =
    [
        "reservationId",
        "performanceId",
        "startsAt",
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
    ];

    public static string?[] Of(ReservationRecord row) =>
        [
            row.ReservationId.ToString(),
            row.PerformanceId.ToString(CultureInfo.InvariantCulture),
            UtcTime.Text(row.StartsAt),
            row.Holder,
            row.Email,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Status.ToString()),
            string.Join("; ", row.Seats.Select(NameOf)),
            row.TotalPrice.ToString(CultureInfo.InvariantCulture),
            UtcTime.Text(row.HeldAt),
            UtcTime.Text(row.PaidAt),
            UtcTime.Text(row.CancelledAt),
            UtcTime.Text(row.RefundedAt),
            UtcTime.Text(row.CheckedInAt),
        ];

    private static string NameOf(ReservedSeat seat) =>
        string.Join(' ', new[] { seat.Section, seat.Row, seat.Number }.Where(part => part is not null));
}
