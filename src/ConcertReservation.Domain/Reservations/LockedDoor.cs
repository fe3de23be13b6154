namespace ConcertReservation.Domain.Reservations;

/// <summary>The locked reservations of an upload, their seats and check-ins, and what the device uploaded before.</summary>
internal sealed class LockedDoor(
    IReadOnlyList<Reservation> reservations,
    ILookup<Guid, long> seats,
    ILookup<Guid, CheckIn> stored,
    IReadOnlyList<DoorAdmission> earlier
)
{
    private readonly Dictionary<(TicketId Ticket, DateTimeOffset At), DoorAdmission> _known = earlier.ToDictionary(
        admission => (new TicketId(admission.ReservationId, admission.SeatId), admission.ReportedAt)
    );

    private readonly Dictionary<Guid, List<CheckIn>> _checkIns = [];

    public IReadOnlyDictionary<Guid, Reservation> Reservations { get; } =
        reservations.ToDictionary(reservation => reservation.Id);

    /// <summary>How many reports were new.</summary>
    public int Added { get; private set; }

    public DoorAdmission? FindRepeated(DoorReport report) => _known.GetValueOrDefault((report.Ticket, report.At));

    /// <summary>Decides about a new report, and adds the check-in when it is one.</summary>
    public DoorAdmission Admit(
        Reservation reservation,
        DoorReport report,
        DateTimeOffset now,
        ICheckInRepository checkIns
    )
    {
        var seatId = report.Ticket.SeatId;
        var own = CheckInsOf(reservation);
        var inside = own.SingleOrDefault(checkIn => checkIn.SeatId == seatId);
        var hasSeat = seats[reservation.Id].Contains(seatId);
        var admission = DoorAdmission.Of(reservation, inside, hasSeat, report, now);
        if (admission.Outcome == DoorOutcome.Admitted && inside is null)
        {
            var entered = reservation.CheckIn([seatId], own, admission.At, report.DeviceId);
            own.AddRange(entered);
            checkIns.Add(entered);
        }
        _known[(report.Ticket, report.At)] = admission;
        Added++;
        return admission;
    }

    private List<CheckIn> CheckInsOf(Reservation reservation)
    {
        if (!_checkIns.TryGetValue(reservation.Id, out var own))
            _checkIns[reservation.Id] = own = [
                .. reservation.CheckInsOf([.. stored[reservation.Id]], seats[reservation.Id]),
            ];
        return own;
    }
}
