using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Reservations;

/// <summary>A reservation with its concert, performance and seats. Prices are won.</summary>
/// <param name="Status">At the time of the query: a lapsed hold is expired.</param>
public sealed record ReservationView(
    Guid ReservationId,
    string Number,
    long ConcertId,
    string ConcertTitle,
    Venue Venue,
    long PerformanceId,
    DateTimeOffset StartsAt,
    Guid UserId,
    ReservationStatus Status,
    IReadOnlyList<ReservedSeat> Seats,
    long TotalPrice,
    DateTimeOffset HeldAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? PaidAt,
    Guid? PaymentId,
    DateTimeOffset? CancelledAt,
    DateTimeOffset? RefundedAt
)
{
    /// <summary>When the performance was cancelled.</summary>
    public DateTimeOffset? PerformanceCancelledAt { get; init; }

    public PerformanceStatus PerformanceStatusAt(DateTimeOffset now) =>
        PerformanceListing.StatusAt(StartsAt, PerformanceCancelledAt, now);

    /// <summary>Refuses with <c>performance_cancelled</c>.</summary>
    public void EnsureNotCancelled()
    {
        if (PerformanceCancelledAt is not null)
            throw Performance.Cancelled();
    }

    /// <summary>The start before the last move; null when it was never moved, or has started.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>When the performance was moved; null when it was never moved.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    private static readonly TimeSpan DoorsOpen = TimeSpan.FromHours(12);

    /// <summary>Refuses with <c>reservation_not_paid</c>.</summary>
    public void EnsureTicket()
    {
        if (Status != ReservationStatus.Paid)
            throw new DomainException(ErrorCode.ReservationNotPaid, "Only a paid reservation has a ticket.");
    }

    /// <summary>
    /// Refuses with <c>wrong_performance</c> (with <c>concertTitle</c> and <c>startsAt</c>) a ticket of another
    /// performance. A door that names no performance admits from 12 hours before the start to 12 hours after it.
    /// </summary>
    /// <param name="performanceId">The performance at the door; null when the door names none.</param>
    public void EnsureAdmitted(long? performanceId, DateTimeOffset now)
    {
        if (performanceId is { } wanted ? wanted == PerformanceId : (StartsAt - now).Duration() <= DoorsOpen)
            return;
        throw WrongPerformance();
    }

    public DomainException WrongPerformance() =>
        new(
            ErrorCode.WrongPerformance,
            "This ticket is for another performance.",
            ("concertTitle", ConcertTitle),
            ("startsAt", StartsAt)
        );
}

/// <summary>The part of a reservation that a payment needs.</summary>
/// <param name="Status">At the time of the query: a lapsed hold is expired.</param>
/// <param name="Seats">They and their prices do not change while the reservation is held.</param>
public sealed record ReservationSummary(
    Guid ReservationId,
    long ConcertId,
    long PerformanceId,
    Guid UserId,
    ReservationStatus Status,
    long TotalPrice,
    IReadOnlyCollection<ReservationSeat> Seats
)
{
    public IReadOnlyCollection<long> SeatIds { get; } = [.. Seats.Select(seat => seat.SeatId)];

    public bool PerformanceIsCancelled { get; init; }

    /// <summary>
    /// Refuses early, without a lock: a cancelled performance, a reservation that is not held, or a wrong amount.
    /// </summary>
    /// <param name="expectedAmount">The price that the client expects, in won; null skips the check.</param>
    public void EnsurePayable(long? expectedAmount)
    {
        if (PerformanceIsCancelled && Status is not (ReservationStatus.Paid or ReservationStatus.Refunded))
            throw Performance.Cancelled();
        Reservation.EnsureHeld(Status);
        if (expectedAmount is { } amount && amount != TotalPrice)
            throw new DomainException(
                ErrorCode.AmountMismatch,
                "The amount differs from the price of the reservation.",
                ("amount", amount),
                ("required", TotalPrice)
            );
    }
}

public sealed record ReservedSeat(long SeatId, string Number, string? Section, string? Row, long Price);
