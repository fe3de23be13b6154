using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// Checks in what a door let in without a network. Locks the performance in share mode, as purchases do, and then the
/// reservations by id.
/// </summary>
public sealed class DoorService(
    IConcertRepository concerts,
    IReservationRepository reservations,
    ICheckInRepository checkIns,
    IDoorRepository doors
)
{
    /// <summary>
    /// The outcomes in the order of the reports, and how many of them are new. Call it in a transaction. Refuses with
    /// <c>performance_not_found</c> or <c>performance_cancelled</c>.
    /// </summary>
    public async Task<(IReadOnlyList<DoorDecision> Decisions, int Added)> AdmitAsync(
        long concertId,
        long performanceId,
        string deviceId,
        IReadOnlyList<DoorReport> reports,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var performance = await concerts.FindPerformanceForShareAsync(concertId, performanceId, ct);
        performance.EnsureNotCancelled();
        var locked = await LockAsync(concertId, deviceId, reports, ct);
        List<DoorDecision> decisions = [.. reports.Select(report => Decide(report, performanceId, locked, now))];
        return (decisions, locked.Added);
    }

    private async Task<LockedDoor> LockAsync(
        long concertId,
        string deviceId,
        IReadOnlyList<DoorReport> reports,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. reports.Select(report => report.Ticket.ReservationId).Distinct().Order()];
        var rows = await reservations.FindManyForUpdateAsync(concertId, ids, ct);
        var seats = await doors.ListSeatsAsync(concertId, ids, ct);
        var stored = await doors.ListCheckInsAsync(concertId, ids, ct);
        var earlier = await doors.ListOfDeviceAsync(concertId, deviceId, ids, ct);
        return new LockedDoor(rows, seats, stored, earlier);
    }

    private DoorDecision Decide(DoorReport report, long performanceId, LockedDoor locked, DateTimeOffset now)
    {
        var reservation = locked.Reservations.GetValueOrDefault(report.Ticket.ReservationId);
        if (reservation?.Status is not (ReservationStatus.Paid or ReservationStatus.Refunded))
            return new DoorDecision(report, Admission: null, ErrorCode.TicketNotFound);
        if (reservation.PerformanceId != performanceId)
            return new DoorDecision(report, Admission: null, ErrorCode.WrongPerformance);
        if (locked.FindRepeated(report) is { } repeated)
            return DoorDecision.Of(report, repeated);

        var admission = locked.Admit(reservation, report, now, checkIns);
        doors.Add(admission);
        return DoorDecision.Of(report, admission);
    }
}

/// <summary>What a report of a door counts as.</summary>
/// <param name="Admission">Null when the ticket is unknown or of another performance; then nothing is stored.</param>
/// <param name="Refusal">Why nothing was checked in; null when it was, and for a conflict.</param>
public sealed record DoorDecision(DoorReport Report, DoorAdmission? Admission, ErrorCode? Refusal)
{
    internal static DoorDecision Of(DoorReport report, DoorAdmission admission) =>
        new(report, admission, admission.Outcome == DoorOutcome.Refunded ? ErrorCode.ReservationRefunded : null);
}
