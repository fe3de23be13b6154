namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// A ticket that a door let in without a network, as the door uploaded it. Never changed: the same upload again finds it,
/// and gets the same answer.
/// </summary>
public sealed class DoorAdmission
{
    public const int MaxDeviceIdLength = 64;

    private DoorAdmission() { }

    public Guid ReservationId { get; private set; }
    public long SeatId { get; private set; }
    public string DeviceId { get; private set; } = null!;

    /// <summary>The time that the door sent, which is a part of the key.</summary>
    public DateTimeOffset ReportedAt { get; private set; }
    public long ConcertId { get; private set; }
    public long PerformanceId { get; private set; }

    /// <summary>The time that counts: not before the payment, and not after the upload.</summary>
    public DateTimeOffset At { get; private set; }
    public DoorOutcome Outcome { get; private set; }

    /// <summary>When the ticket was checked in before, for a conflict.</summary>
    public DateTimeOffset? EarlierAt { get; private set; }

    /// <summary>The other door of a conflict; null when it sent no name.</summary>
    public string? EarlierDeviceId { get; private set; }

    /// <summary>Both times of a conflict, in their order.</summary>
    public (DoorTime First, DoorTime Second) Times()
    {
        var (own, other) = (new DoorTime(At, DeviceId), new DoorTime(EarlierAt!.Value, EarlierDeviceId));
        return own.At < other.At ? (own, other) : (other, own);
    }

    /// <summary>Decides what a report of a door counts as. The reservation is locked.</summary>
    /// <param name="reservation">Paid, or refunded since.</param>
    /// <param name="checkIn">The check-in of the seat; null when its holder is not in.</param>
    /// <param name="hasSeat">False when the seat was refunded.</param>
    internal static DoorAdmission Of(
        Reservation reservation,
        CheckIn? checkIn,
        bool hasSeat,
        DoorReport report,
        DateTimeOffset now
    )
    {
        var outcome =
            !hasSeat || reservation.Status == ReservationStatus.Refunded ? DoorOutcome.Refunded
            : checkIn is null || checkIn.DeviceId == report.DeviceId ? DoorOutcome.Admitted
            : DoorOutcome.Conflict;
        var earlier = outcome == DoorOutcome.Conflict ? checkIn : null;
        return new DoorAdmission
        {
            ReservationId = reservation.Id,
            SeatId = report.Ticket.SeatId,
            DeviceId = report.DeviceId,
            ReportedAt = report.At,
            ConcertId = reservation.ConcertId,
            PerformanceId = reservation.PerformanceId,
            At = Clamp(report.At, reservation.PaidAt ?? reservation.HeldAt, now),
            Outcome = outcome,
            EarlierAt = earlier?.At,
            EarlierDeviceId = earlier?.DeviceId,
        };
    }

    // The clock of a door may be wrong. The person is inside all the same, so the time is corrected, not refused.
    private static DateTimeOffset Clamp(DateTimeOffset at, DateTimeOffset earliest, DateTimeOffset latest) =>
        at > latest ? latest
        : at < earliest ? earliest
        : at;
}

/// <summary>A ticket that a door says it let in.</summary>
public sealed record DoorReport(TicketId Ticket, string DeviceId, DateTimeOffset At);

/// <summary>When a door let a ticket in.</summary>
/// <param name="DeviceId">Null for a check-in that named no device.</param>
public sealed record DoorTime(DateTimeOffset At, string? DeviceId);

/// <summary>What a report of a door counts as.</summary>
public enum DoorOutcome
{
    /// <summary>The check-in of the ticket, or a repetition of it by the same door.</summary>
    Admitted,

    /// <summary>Another door let the ticket in too. Its check-in stays.</summary>
    Conflict,

    /// <summary>The ticket was refunded; nothing is checked in.</summary>
    Refunded,
}
