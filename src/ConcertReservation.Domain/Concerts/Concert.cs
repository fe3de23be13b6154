using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>What is on sale: a title at a venue, sold from one instant to another, on one or more dates.</summary>
public sealed class Concert
{
    public const string DefaultTimeZone = "Asia/Seoul";

    private readonly List<Performance> _performances = [];

    private Concert() { }

    public long Id { get; private set; }
    public string Title { get; private set; } = null!;
    public Venue Venue { get; private set; } = null!;

    /// <summary>IANA name; dates of this concert are dates there.</summary>
    public string TimeZone { get; private set; } = DefaultTimeZone;
    public DateTimeOffset SaleOpensAt { get; private set; }

    /// <summary>When the operator closes the sale; without it, the last performance does.</summary>
    public DateTimeOffset? SaleClosesAt { get; private set; }
    public DateTimeOffset LastStartsAt { get; private set; }

    public IReadOnlyList<Performance> Performances => _performances;

    public static Concert Announce(
        string title,
        Venue venue,
        string? timeZone,
        SaleWindow window,
        IReadOnlyList<PerformancePlan> performances,
        DateTimeOffset now
    )
    {
        if (performances.Count == 0)
            throw DomainException.Invalid("performances", "A concert has at least one performance.");

        var concert = new Concert
        {
            Title = title,
            Venue = venue,
            TimeZone = KnownTimeZone(timeZone ?? DefaultTimeZone),
        };
        concert.Change(new ConcertTerms(title, venue, window.OpensAt ?? now, window.ClosesAt));
        foreach (var plan in performances)
            concert.AddPerformance(plan, now);
        return concert;
    }

    public ConcertTerms ToTerms() => new(Title, Venue, SaleOpensAt, SaleClosesAt);

    /// <summary>Who is in line stays there, whenever the sale opens or closes.</summary>
    public void Change(ConcertTerms terms)
    {
        if (terms.SaleClosesAt <= terms.SaleOpensAt)
            throw DomainException.Invalid("saleClosesAt", "The sale closes after it opens.");

        Title = terms.Title;
        Venue = terms.Venue;
        SaleOpensAt = terms.SaleOpensAt.ToUniversalTime();
        SaleClosesAt = terms.SaleClosesAt?.ToUniversalTime();
    }

    public Performance AddPerformance(PerformancePlan plan, DateTimeOffset now)
    {
        var performance = Performance.Schedule(plan, now);
        _performances.Add(performance);
        if (performance.StartsAt > LastStartsAt)
            LastStartsAt = performance.StartsAt;
        return performance;
    }

    /// <summary>Refuses with <c>sale_not_open</c> (and when it opens) or <c>sale_closed</c>.</summary>
    public void EnsureOnSale(DateTimeOffset now)
    {
        if (now < SaleOpensAt)
            throw new DomainException(
                ErrorCode.SaleNotOpen,
                "The sale has not opened yet.",
                ("saleOpensAt", SaleOpensAt)
            );
        if (now >= (SaleClosesAt ?? LastStartsAt))
            throw new DomainException(ErrorCode.SaleClosed, "The sale is over.");
    }

    private static string KnownTimeZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId
            ? name
            : throw DomainException.Invalid("timeZone", "This is not an IANA time zone, such as Asia/Seoul.");
}
