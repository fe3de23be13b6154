namespace ConcertReservation.Domain.Concerts;

/// <summary>All seats of a performance, read in one snapshot of the database.</summary>
/// <param name="Performance">The performance.</param>
/// <param name="Seats">Every seat with its state.</param>
/// <param name="Latest">The latest changes, which the seats contain already.</param>
/// <param name="LogFrom">The transaction from which <paramref name="Latest"/> is complete.</param>
/// <param name="Mark">From where the next read continues.</param>
/// <param name="Layout">Null when the hall has only rows of seats.</param>
public sealed record SeatReading(
    PerformanceSummary Performance,
    IReadOnlyList<(StoredSeat Seat, SeatState State)> Seats,
    IReadOnlyList<SeatChange> Latest,
    ulong LogFrom,
    SeatReadMark Mark,
    SeatLayout? Layout = null
);

/// <summary>What has changed since the last read, in one snapshot of the database.</summary>
/// <param name="Performance">The performance as it is now.</param>
/// <param name="WrittenBy">The transactions that changed seats, each with its seats.</param>
/// <param name="Seats">The states of these seats now.</param>
/// <param name="Mark">From where the next read continues.</param>
public sealed record SeatChanges(
    PerformanceSummary Performance,
    IReadOnlyList<SeatChange> WrittenBy,
    IReadOnlyList<(long SeatId, SeatState State)> Seats,
    SeatReadMark Mark
);

/// <summary>The seats that one statement of a transaction changed.</summary>
public sealed record SeatChange(ulong WrittenBy, IReadOnlyList<long> SeatIds);

/// <summary>What a read has seen, so that the next one reads exactly the rest.</summary>
/// <param name="Server">Identifies the run of the database server: another one may have lost transactions.</param>
/// <param name="Oldest">The oldest transaction that was running: all below it were seen.</param>
/// <param name="Snapshot">The whole snapshot, as the database writes it.</param>
public sealed record SeatReadMark(uint Server, ulong Oldest, string Snapshot)
{
    public static SeatReadMark None { get; } = new(0, 0, "");
}
