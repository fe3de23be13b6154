using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.Domain.Concerts;

/// <summary>A title at a venue with one or more performances, on sale between two instants.</summary>
public sealed class Concert
{
    public const int MaxTitleLength = 200;
    public const string DefaultTimeZone = "Asia/Seoul";

    private readonly List<Performance> _performances = [];

    private Concert() { }

    public long Id { get; private set; }
    public string Title { get; private set; } = null!;
    public Venue Venue { get; private set; } = null!;
    public ConcertDetails Details { get; private set; } = ConcertDetails.None;

    /// <summary>IANA name. The dates of the concert are dates in this zone.</summary>
    public string TimeZone { get; private set; } = DefaultTimeZone;
    public DateTimeOffset SaleOpensAt { get; private set; }

    /// <summary>When the sale closes. Null: when the last performance starts.</summary>
    public DateTimeOffset? SaleClosesAt { get; private set; }
    public DateTimeOffset LastStartsAt { get; private set; }

    /// <summary>When its last performance that was to come was cancelled. Its line is closed from then on.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public IReadOnlyList<Performance> Performances => _performances;

    public static Concert Announce(
        string title,
        Venue venue,
        ConcertDetails details,
        string? timeZone,
        SaleWindow window,
        IReadOnlyList<PerformancePlan> performances,
        DateTimeOffset now
    )
    {
        if (performances.Count == 0)
            throw DomainException.Invalid("performances", "A concert needs at least one performance.");

        var concert = new Concert
        {
            Title = title,
            Venue = venue,
            TimeZone = KnownTimeZone(timeZone ?? DefaultTimeZone),
        };
        foreach (var plan in performances)
            concert.AddPerformance(plan, now);
        concert.Change(new ConcertTerms(title, venue, details, window.OpensAt ?? now, window.ClosesAt));
        return concert;
    }

    public ConcertTerms ToTerms() => new(Title, Venue, Details, SaleOpensAt, SaleClosesAt);

    /// <summary>
    /// A change of the sale window ends no token: a customer in line keeps the place, but is admitted, and holds seats,
    /// only while the sale is open. The window is checked only when it changes, so that a concert with a window of an
    /// earlier version can still get another title.
    /// </summary>
    public void Change(ConcertTerms terms)
    {
        if (terms.SaleOpensAt != SaleOpensAt || terms.SaleClosesAt != SaleClosesAt)
            EnsureWindow(terms);

        Title = terms.Title;
        Venue = terms.Venue;
        Details = terms.Details;
        SaleOpensAt = terms.SaleOpensAt.ToUniversalTime();
        SaleClosesAt = terms.SaleClosesAt?.ToUniversalTime();
    }

    public Performance AddPerformance(PerformancePlan plan, DateTimeOffset now)
    {
        var performance = Performance.Schedule(plan, now);
        _performances.Add(performance);
        // When it is the only one to come, there is something to sell again.
        if (CancelledAt is not null || performance.StartsAt > LastStartsAt)
            LastStartsAt = performance.StartsAt;
        CancelledAt = null;
        return performance;
    }

    /// <summary>
    /// Cancels the performances. When no performance is to come after that, the concert is cancelled. Refuses with
    /// <c>sale_closed</c> when one of them has started.
    /// </summary>
    /// <param name="all">All performances of the concert, locked.</param>
    /// <param name="cancelled">Those to cancel.</param>
    /// <param name="now">The time of the cancellation.</param>
    public void Cancel(
        IReadOnlyCollection<Performance> all,
        IReadOnlyCollection<Performance> cancelled,
        DateTimeOffset now
    )
    {
        foreach (var performance in cancelled)
            performance.Cancel(now);
        if (all.Any(performance => performance.IsScheduledAt(now)))
            LastStartsAt = all.Where(performance => performance.CancelledAt is null).Max(p => p.StartsAt);
        else
            CancelledAt = now;
    }

    public SaleState SaleStateAt(DateTimeOffset now) =>
        SaleStateAt(SaleOpensAt, SaleClosesAt, LastStartsAt, CancelledAt, now);

    /// <summary>Null when no performance is to come.</summary>
    public DateTimeOffset? NextStartsAt(DateTimeOffset now) =>
        _performances.Where(p => p.IsScheduledAt(now)).Min(p => (DateTimeOffset?)p.StartsAt);

    internal static SaleState SaleStateAt(
        DateTimeOffset opensAt,
        DateTimeOffset? closesAt,
        DateTimeOffset lastStartsAt,
        DateTimeOffset? cancelledAt,
        DateTimeOffset now
    )
    {
        if (cancelledAt is not null)
            return SaleState.Cancelled;
        if (now < opensAt)
            return SaleState.Upcoming;
        return now < (closesAt < lastStartsAt ? closesAt : lastStartsAt) ? SaleState.Open : SaleState.Closed;
    }

    /// <summary>
    /// Refuses with <c>sale_not_open</c>, which carries the opening time, or with <c>sale_closed</c>.
    /// </summary>
    public void EnsureOnSale(DateTimeOffset now)
    {
        if (FindSaleRefusal(now) is { } refusal)
            throw refusal;
    }

    public bool IsOnSaleAt(DateTimeOffset now) => SaleStateAt(now) == SaleState.Open;

    /// <summary>As <see cref="EnsureOnSale"/>, as a value; null while the sale is open.</summary>
    public DomainException? FindSaleRefusal(DateTimeOffset now) =>
        SaleStateAt(now) switch
        {
            SaleState.Upcoming => new DomainException(
                ErrorCode.SaleNotOpen,
                "The sale has not opened yet.",
                ("saleOpensAt", SaleOpensAt)
            ),
            SaleState.Closed => new DomainException(ErrorCode.SaleClosed, "The sale is over."),
            SaleState.Cancelled => new DomainException(ErrorCode.SaleClosed, "The concert was cancelled."),
            _ => null,
        };

    public static DomainException NotFound() => new(ErrorCode.ConcertNotFound, "This concert does not exist.");

    private void EnsureWindow(ConcertTerms terms)
    {
        if (terms.SaleOpensAt >= LastStartsAt)
            throw DomainException.Invalid("saleOpensAt", "The sale must open before the last performance starts.");
        if (terms.SaleClosesAt >= LastStartsAt)
            throw DomainException.Invalid("saleClosesAt", "The sale must close before the last performance starts.");
        if (terms.SaleClosesAt <= terms.SaleOpensAt)
            throw DomainException.Invalid(
                // The time that the operator changes is the wrong one.
                terms.SaleClosesAt == SaleClosesAt
                    ? "saleOpensAt"
                    : "saleClosesAt",
                "The sale must close after it opens."
            );
    }

    private static string KnownTimeZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? name
            : throw DomainException.Invalid("timeZone", "Use an IANA time zone, for example Asia/Seoul.");
}

public sealed record Venue(string Name, string Address)
{
    public const int MaxNameLength = 200;
    public const int MaxAddressLength = 300;
}

/// <summary>What customers read about a concert. Each of them may be unknown.</summary>
/// <param name="Description">Of one or more lines.</param>
/// <param name="AgeRating">As the house writes it, such as "12+".</param>
/// <param name="RunningMinutes">How long a performance lasts.</param>
public sealed record ConcertDetails(string? Description, string? AgeRating, int? RunningMinutes)
{
    public const int MaxDescriptionLength = 4_000;
    public const int MaxAgeRatingLength = 50;
    public const int MaxRunningMinutes = 1_440;

    public static ConcertDetails None { get; } = new(null, null, null);
}

/// <summary>Whether customers may join the line of a concert.</summary>
public enum SaleState
{
    Upcoming,
    Open,
    Closed,

    /// <summary>Every performance that was to come is cancelled.</summary>
    Cancelled,
}

/// <summary>When customers may join the line.</summary>
/// <param name="OpensAt">Null: when the concert is announced.</param>
/// <param name="ClosesAt">Null: when the last performance starts.</param>
public sealed record SaleWindow(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt);

/// <summary>The part of a concert that an operator may change after the announcement.</summary>
/// <param name="SaleClosesAt">Null: when the last performance starts.</param>
public sealed record ConcertTerms(
    string Title,
    Venue Venue,
    ConcertDetails Details,
    DateTimeOffset SaleOpensAt,
    DateTimeOffset? SaleClosesAt
)
{
    public string ToVersion() =>
        ContentVersion.Of(
            Title,
            Venue.Name,
            Venue.Address,
            Details.Description,
            Details.AgeRating,
            Details.RunningMinutes,
            SaleOpensAt,
            SaleClosesAt
        );
}
