using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>One date of a concert, with its own seats.</summary>
public sealed class Performance
{
    private Performance() { }

    public long Id { get; private set; }
    public long ConcertId { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>From then on nothing of it is held, paid or checked in.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The start before the last move; null when it was never moved.</summary>
    public DateTimeOffset? MovedFrom { get; private set; }

    /// <summary>When it was moved. A customer who held seats before may refund them until the new start.</summary>
    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Stored here, because the seats of a performance never change.</summary>
    public int TotalSeats { get; private set; }
    public long PriceFrom { get; private set; }

    /// <summary>Counts the changes of prices, so that a cached seat plan is read again.</summary>
    public int PriceEdition { get; private set; }

    /// <summary>The performance whose seats a new one copies; not stored.</summary>
    public Performance? Original { get; private init; }

    /// <summary>The seats to create with a new performance; not stored. Null for a performance that was read.</summary>
    public SeatPlan? Plan { get; private init; }

    public PerformanceListing ToListing(int availableSeats) =>
        new(Id, ConcertId, StartsAt, PriceFrom, TotalSeats, availableSeats)
        {
            CancelledAt = CancelledAt,
            MovedFrom = MovedFrom,
        };

    /// <summary>
    /// Refuses with <c>sale_closed</c> a performance that has started, and with <c>validation_failed</c> a start in the
    /// past. A move to the same start changes nothing.
    /// </summary>
    internal void Move(DateTimeOffset startsAt, DateTimeOffset now)
    {
        EnsureUpcoming(now);
        if (startsAt <= now)
            throw DomainException.Invalid("startsAt", "A performance must start in the future.");
        if (startsAt.UtcDateTime == StartsAt.UtcDateTime)
            return;

        (MovedFrom, MovedAt, StartsAt) = (StartsAt, now, startsAt.ToUniversalTime());
    }

    /// <summary>The caller has locked the performance and writes the prices of its seats.</summary>
    /// <param name="priceFrom">The lowest new price.</param>
    public void Reprice(long priceFrom, DateTimeOffset now)
    {
        EnsureUpcoming(now);
        (PriceFrom, PriceEdition) = (priceFrom, PriceEdition + 1);
    }

    public bool IsScheduledAt(DateTimeOffset now) => CancelledAt is null && StartsAt > now;

    /// <summary>Refuses with <c>performance_cancelled</c> or <c>sale_closed</c>.</summary>
    public void EnsureUpcoming(DateTimeOffset now) => EnsureUpcoming(StartsAt, CancelledAt, now);

    /// <summary>Refuses with <c>performance_cancelled</c>.</summary>
    public void EnsureNotCancelled()
    {
        if (CancelledAt is not null)
            throw Cancelled();
    }

    /// <summary>Refuses with <c>sale_closed</c> when the performance has started.</summary>
    internal void Cancel(DateTimeOffset now)
    {
        EnsureNotCancelled();
        EnsureUpcoming(now);
        CancelledAt = now;
    }

    internal static void EnsureUpcoming(DateTimeOffset startsAt, DateTimeOffset? cancelledAt, DateTimeOffset now)
    {
        if (cancelledAt is not null)
            throw Cancelled();
        if (startsAt <= now)
            throw new DomainException(ErrorCode.SaleClosed, "This performance has already started.");
    }

    public static DomainException Cancelled() => new(ErrorCode.PerformanceCancelled, "This performance was cancelled.");

    public static DomainException NotFound() =>
        new(ErrorCode.PerformanceNotFound, "This concert does not have this performance.");

    internal static Performance Schedule(PerformancePlan plan, DateTimeOffset now)
    {
        if (plan.StartsAt <= now)
            throw DomainException.Invalid($"{plan.Field}startsAt", "A performance must start in the future.");

        return new Performance
        {
            StartsAt = plan.StartsAt.ToUniversalTime(),
            TotalSeats = plan.Seats.Count,
            PriceFrom = plan.Seats.PriceFrom,
            Plan = plan.Seats,
        };
    }

    internal Performance Copy(DateTimeOffset startsAt, string field, DateTimeOffset now) =>
        startsAt <= now
            ? throw DomainException.Invalid($"{field}startsAt", "A performance must start in the future.")
            : new Performance
            {
                StartsAt = startsAt.ToUniversalTime(),
                TotalSeats = TotalSeats,
                PriceFrom = PriceFrom,
                Original = this,
            };
}

/// <summary>
/// A performance to schedule. <paramref name="Field"/> is the prefix of its JSON path in the request.
/// </summary>
public sealed record PerformancePlan(DateTimeOffset StartsAt, SeatPlan Seats, string Field = "");
