using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Domain.Reservations;

/// <summary>What happened to one reservation, and to its customer in the line of its concert. Not locked.</summary>
public interface IReservationStoryRepository
{
    /// <summary>The tokens of the customer for the concert, newest first.</summary>
    Task<IReadOnlyList<QueueToken>> ListTokensAsync(long concertId, Guid userId, int take, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<RefundRecord>> ListRefundsAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<CheckInRecord>> ListCheckInsAsync(long concertId, Guid reservationId, CancellationToken ct);

    /// <summary>Oldest first; from the audit log.</summary>
    Task<IReadOnlyList<UndoneCheckIn>> ListUndoneCheckInsAsync(Guid reservationId, CancellationToken ct);
}

/// <param name="At">When it was undone.</param>
/// <param name="Seat">The number of the seat; null for an entry of the version before.</param>
/// <param name="Operator">The name of the account of the staff that undid it.</param>
public sealed record UndoneCheckIn(DateTimeOffset At, DateTimeOffset CheckedInAt, string? Seat, string Operator);

/// <param name="Seats">The numbers of the refunded seats; empty for a refund of an earlier version, of all seats.</param>
/// <param name="Operator">The name of the operator who made it; null when the customer did.</param>
public sealed record RefundRecord(
    DateTimeOffset At,
    long Amount,
    IReadOnlyList<string> Seats,
    string? Operator,
    string? Reason
);

/// <param name="Seat">The number of the seat.</param>
public sealed record CheckInRecord(DateTimeOffset At, long SeatId, string Seat);
