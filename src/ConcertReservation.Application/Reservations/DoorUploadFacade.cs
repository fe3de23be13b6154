using ConcertReservation.Application.Accounts;
using ConcertReservation.Application.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Transactions;

namespace ConcertReservation.Application.Reservations;

/// <summary>
/// Takes over what a door let in without a network. The same upload again changes nothing and gets the same answer. A
/// large upload is stored in several transactions; when one fails, the door sends all of it again.
/// </summary>
public sealed class DoorUploadFacade(
    IConcertRepository concerts,
    DoorService doors,
    ICurrentStaff staff,
    AuditTrail audit,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    public const int MaxItems = 10_000;

    // So many reservations at most stay locked together.
    private const int Batch = 200;

    /// <summary>Refuses with <c>forbidden</c> or <c>performance_not_found</c>.</summary>
    public async Task<DoorUploadResult> UploadAsync(
        long performanceId,
        string deviceId,
        IReadOnlyList<DoorItem> items,
        CancellationToken ct
    )
    {
        staff.EnsureMayAdmitTo(performanceId);
        var concertId = await concerts.FindConcertOfAsync(performanceId, ct) ?? throw Performance.NotFound();
        // In the order of the locks. With an idempotency key, all batches share a transaction.
        var reports = items
            .Select(item => (Item: item, Ticket: TicketId.Parse(item.TicketId)))
            .Where(item => item.Ticket is not null)
            .Select(item => new DoorReport(item.Ticket!, deviceId, ToMicroseconds(item.Item.At)))
            .OrderBy(report => report.Ticket.ReservationId)
            .ThenBy(report => report.At)
            .ToList();
        var decisions = new List<DoorDecision>();
        foreach (var batch in reports.Chunk(Batch))
            decisions.AddRange(await AdmitAsync(concertId, performanceId, deviceId, batch, ct));

        var unreadable = items.Where(item => TicketId.Parse(item.TicketId) is null);
        return ResultOf(decisions, unreadable);
    }

    // The database keeps microseconds: a finer time would not be found again.
    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private Task<IReadOnlyList<DoorDecision>> AdmitAsync(
        long concertId,
        long performanceId,
        string deviceId,
        IReadOnlyList<DoorReport> reports,
        CancellationToken ct
    ) =>
        unitOfWork.ExecuteAsync(
            async token =>
            {
                var (decisions, added) = await doors.AdmitAsync(
                    concertId,
                    performanceId,
                    deviceId,
                    reports,
                    time.GetUtcNow(),
                    token
                );
                if (added > 0)
                    audit.Record(
                        "door.upload",
                        $"performance/{performanceId}",
                        before: null,
                        new UploadedBatch(deviceId, added, ResultOf(decisions, []))
                    );
                return decisions;
            },
            ct
        );

    private static DoorUploadResult ResultOf(IReadOnlyList<DoorDecision> decisions, IEnumerable<DoorItem> unreadable) =>
        new(
            decisions.Count(decision => decision.Admission is { Outcome: DoorOutcome.Admitted }),
            [
                .. decisions
                    .Where(decision => decision.Admission is { Outcome: DoorOutcome.Conflict })
                    .Select(decision => DoorConflict.Of(decision.Admission!))
                    .Distinct(),
            ],
            [
                .. decisions
                    .Where(decision => decision.Refusal is not null)
                    .Select(decision => new RefusedAdmission(
                        decision.Report.Ticket.ToString(),
                        decision.Report.At,
                        decision.Refusal!.Value
                    )),
                .. unreadable.Select(item => new RefusedAdmission(item.TicketId, item.At, ErrorCode.TicketNotFound)),
            ]
        );

    // What the audit log keeps.
    private sealed record UploadedBatch(string DeviceId, int Added, DoorUploadResult Result);
}

/// <summary>A ticket that the door let in.</summary>
public sealed record DoorItem(string TicketId, DateTimeOffset At);

/// <param name="Accepted">How many items are check-ins of this device, now or since an earlier upload.</param>
/// <param name="Conflicts">Tickets that another door let in too.</param>
/// <param name="Refused">Items that are no check-in: unknown, refunded or of another performance.</param>
public sealed record DoorUploadResult(
    int Accepted,
    IReadOnlyList<DoorConflict> Conflicts,
    IReadOnlyList<RefusedAdmission> Refused
);

/// <summary>A ticket that two doors let in. The check-in that the service knew first stays.</summary>
/// <param name="First">The earlier of both times.</param>
/// <param name="FirstDeviceId">The door of the earlier one; null when it sent no name.</param>
public sealed record DoorConflict(
    string TicketId,
    DateTimeOffset First,
    string? FirstDeviceId,
    DateTimeOffset Second,
    string? SecondDeviceId
)
{
    internal static DoorConflict Of(DoorAdmission admission)
    {
        var (first, second) = admission.Times();
        return new DoorConflict(
            new TicketId(admission.ReservationId, admission.SeatId).ToString(),
            first.At,
            first.DeviceId,
            second.At,
            second.DeviceId
        );
    }
}

/// <param name="Code"><c>ticket_not_found</c>, <c>reservation_refunded</c> or <c>wrong_performance</c>.</param>
public sealed record RefusedAdmission(string TicketId, DateTimeOffset At, ErrorCode Code)
{
    internal static RefusedAdmission Of(DoorAdmission admission) =>
        new(
            new TicketId(admission.ReservationId, admission.SeatId).ToString(),
            admission.At,
            ErrorCode.ReservationRefunded
        );
}
