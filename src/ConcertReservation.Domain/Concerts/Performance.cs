using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>One evening of a concert, with its own seats.</summary>
public sealed class Performance
{
    private Performance() { }

    public long Id { get; private set; }
    public long ConcertId { get; private set; }
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Seats are never added or taken away later, so their number and lowest price are kept here.</summary>
    public int TotalSeats { get; private set; }
    public long PriceFrom { get; private set; }

    /// <summary>The seats to create with it; not kept.</summary>
    public SeatPlan? Plan { get; private init; }

    public bool IsBehind(PerformancePosition? position) =>
        position is null || (StartsAt, Id).CompareTo((position.StartsAt, position.PerformanceId)) > 0;

    public PerformanceListing ToListing(int availableSeats) =>
        new(Id, ConcertId, StartsAt, PriceFrom, TotalSeats, availableSeats);

    internal static Performance Schedule(PerformancePlan plan, DateTimeOffset now)
    {
        if (plan.StartsAt <= now)
            throw DomainException.Invalid($"{plan.Field}startsAt", "A performance starts in the future.");

        return new Performance
        {
            StartsAt = plan.StartsAt.ToUniversalTime(),
            TotalSeats = plan.Seats.Count,
            PriceFrom = plan.Seats.PriceFrom,
            Plan = plan.Seats,
        };
    }
}
