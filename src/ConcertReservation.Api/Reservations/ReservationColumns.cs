using System.Globalization;
using System.Text.Json;
using ConcertReservation.Api.Csv;
using ConcertReservation.Api.Json;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.Api.Reservations;

/// <summary>The columns of the reservations' CSV file, named and formatted as in the JSON responses.</summary>
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
            UtcTimeConverter.Format(row.StartsAt),
            row.Holder,
            row.Email,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Status.ToString()),
            string.Join("; ", row.Seats.Select(NameOf)),
            row.TotalPrice.ToString(CultureInfo.InvariantCulture),
            UtcTimeConverter.Format(row.HeldAt),
            UtcTimeConverter.Format(row.PaidAt),
            UtcTimeConverter.Format(row.CancelledAt),
            UtcTimeConverter.Format(row.RefundedAt),
            UtcTimeConverter.Format(row.CheckedInAt),
        ];

    private static string NameOf(ReservedSeat seat) =>
        string.Join(' ', new[] { seat.Section, seat.Row, seat.Number }.Where(part => part is not null));
}
