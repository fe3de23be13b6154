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

    /// <summary>For customers, a draft does not exist. A published concert never becomes a draft again.</summary>
    public bool Draft { get; private set; }

    /// <summary>Out of the lists. A customer who has the address still sees and buys it, and what is bought stands.</summary>
    public bool Hidden { get; private set; }

    /// <summary>When an operator removed the concert; from then on it does not exist. Null before.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public IReadOnlyList<Performance> Performances => _performances;

    public static Concert Announce(
        string title,
        Venue venue,
        ConcertDetails details,
        string? timeZone,
        SaleWindow window,
        IReadOnlyList<PerformancePlan> performances,
        DateTimeOffset now,
        bool draft = false
    )
    {
        if (performances.Count == 0)
            throw DomainException.Invalid("performances", "A concert needs at least one performance.");

        var concert = new Concert
        {
            Title = title,
            Venue = venue,
            TimeZone = KnownTimeZone(timeZone ?? DefaultTimeZone),
            Draft = draft,
        };
        foreach (var plan in performances)
            concert.AddPerformance(plan, now);
        concert.Change(new ConcertTerms(title, venue, details, window.OpensAt ?? now, window.ClosesAt));
        return concert;
    }

    /// <summary>
    /// A draft with the same content and new dates. Its sale window is as long before the first performance as the one of
    /// this concert; when that does not fit the new dates, the sale opens with the publication.
    /// </summary>
    /// <param name="title">Null: the same.</param>
    /// <param name="startsAt">When the performances of the copy start.</param>
    /// <param name="now">The time of the copy.</param>
    public Concert Copy(string? title, IReadOnlyList<DateTimeOffset> startsAt, DateTimeOffset now)
    {
        var originals = _performances.OrderBy(p => p.StartsAt).ThenBy(p => p.Id).ToList();
        var copy = new Concert
        {
            Title = title ?? Title,
            Venue = Venue,
            Details = Details,
            TimeZone = TimeZone,
            Draft = true,
        };
        foreach (var (starts, index) in startsAt.Select((starts, index) => (starts, index)))
            copy.Add(originals[Math.Min(index, originals.Count - 1)].Copy(starts, $"performances[{index}].", now));
        (copy.SaleOpensAt, copy.SaleClosesAt) = WindowBefore(copy, originals[0].StartsAt, now);
        return copy;
    }

    private (DateTimeOffset OpensAt, DateTimeOffset? ClosesAt) WindowBefore(
        Concert copy,
        DateTimeOffset firstStartsAt,
        DateTimeOffset now
    )
    {
        var later = copy._performances.Min(p => p.StartsAt) - firstStartsAt;
        var (opensAt, closesAt) = (SaleOpensAt + later, SaleClosesAt + later);
        return opensAt < copy.LastStartsAt && !(closesAt >= copy.LastStartsAt) ? (opensAt, closesAt) : (now, null);
    }

    public ConcertTerms ToTerms() => new(Title, Venue, Details, SaleOpensAt, SaleClosesAt) { Hidden = Hidden };

    /// <summary>Of what operators edit, and of whether it is published.</summary>
    public string ToVersion() => ContentVersion.Of(ToTerms().ToVersion(), Draft);

    /// <summary>Customers see it from now on. Refuses with <c>validation_failed</c> a draft whose dates are all over.</summary>
    /// <returns>False when it is published already.</returns>
    public bool Publish(DateTimeOffset now)
    {
        if (!Draft)
            return false;
        if (LastStartsAt <= now)
            throw DomainException.Invalid("performances", "A concert needs a performance that starts in the future.");

        Draft = false;
        return true;
    }

    /// <summary>
    /// The caller has locked the line and all performances, so that no customer can join or hold meanwhile. Refuses with
    /// <c>concert_in_use</c>.
    /// </summary>
    /// <param name="isInUse">A customer has joined the line, or there is a reservation.</param>
    public void Remove(bool isInUse, DateTimeOffset now)
    {
        if (isInUse)
            throw new DomainException(
                ErrorCode.ConcertInUse,
                "Customers have joined or bought, so it cannot be removed. It can be hidden."
            );
        RemovedAt = now;
    }

    /// <summary>Moves one of the performances. Refuses as <see cref="Performance.Move"/> does.</summary>
    /// <param name="performance">Locked.</param>
    /// <param name="startsAt">The new start.</param>
    /// <param name="lastOfOthers">The last start of the other performances; null without others.</param>
    /// <param name="now">The time of the change.</param>
    public void Move(Performance performance, DateTimeOffset startsAt, DateTimeOffset? lastOfOthers, DateTimeOffset now)
    {
        performance.Move(startsAt, now);
        var last = lastOfOthers > performance.StartsAt ? lastOfOthers.Value : performance.StartsAt;
        // Only an earlier end can break the window.
        if (last < LastStartsAt && (SaleOpensAt >= last || SaleClosesAt >= last))
            throw DomainException.Invalid(
                "startsAt",
                "The sale must open and close before the last performance starts."
            );
        LastStartsAt = last;
    }

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
        Hidden = terms.Hidden;
    }

    public Performance AddPerformance(PerformancePlan plan, DateTimeOffset now)
    {
        var performance = Performance.Schedule(plan, now);
        Add(performance);
        return performance;
    }

    private void Add(Performance performance)
    {
        _performances.Add(performance);
        // When it is the only one to come, there is something to sell again.
        if (CancelledAt is not null || performance.StartsAt > LastStartsAt)
            LastStartsAt = performance.StartsAt;
        CancelledAt = null;
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
    /// <summary>Out of the lists.</summary>
    public bool Hidden { get; init; }

    public string ToVersion() =>
        ContentVersion.Of(
            Title,
            Venue.Name,
            Venue.Address,
            Details.Description,
            Details.AgeRating,
            Details.RunningMinutes,
            SaleOpensAt,
            SaleClosesAt,
            Hidden
        );
}
