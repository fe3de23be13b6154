using System.Globalization;

namespace ConcertReservation.Domain.Reservations;

/// <summary>Names the ticket of one seat: the reservation's id and the seat's id, such as <c>01a2…5b-42</c>.</summary>
public sealed record TicketId(Guid ReservationId, long SeatId)
{
    private const int IdLength = 32;

    public static TicketId? Parse(string text) =>
        text.Length > IdLength + 1
        && text[IdLength] == '-'
        && Guid.TryParseExact(text.AsSpan(0, IdLength), "N", out var reservationId)
        && long.TryParse(text.AsSpan(IdLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seatId)
            ? new TicketId(reservationId, seatId)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReservationId:N}-{SeatId}");
}

/// <summary>What a signed code admits.</summary>
/// <param name="SeatId">
/// Null for a code of the version before, which had one code for a reservation: it admits all seats that are not in yet.
/// </param>
public sealed record TicketCode(Guid ReservationId, long? SeatId);

/// <summary>A seat whose holder is in. The schema allows one for each seat of a reservation.</summary>
public sealed class CheckIn
{
    private CheckIn() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public long ConcertId { get; private set; }
    public long PerformanceId { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The door that let the holder in; null when it sent no name.</summary>
    public string? DeviceId { get; private set; }

    internal static CheckIn Of(Reservation reservation, long seatId, DateTimeOffset at, string? deviceId = null) =>
        new()
        {
            ReservationId = reservation.Id,
            SeatId = seatId,
            ConcertId = reservation.ConcertId,
            PerformanceId = reservation.PerformanceId,
            At = at,
            DeviceId = deviceId,
        };
}
