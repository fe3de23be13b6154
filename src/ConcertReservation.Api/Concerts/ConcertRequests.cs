using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Concerts;

/// <summary>A concert to announce, with its performances.</summary>
public sealed record AnnounceConcertRequest
{
    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [Required, TypedText(Concert.MaxTitleLength)]
    public string? Title { get; init; }

    [Required]
    public VenueRequest? Venue { get; init; }

    /// <summary>What customers read about the concert, of one or more lines.</summary>
    [TypedParagraphs(ConcertDetails.MaxDescriptionLength)]
    public string? Description { get; init; }

    /// <summary>As the house writes it.</summary>
    /// <example>12+</example>
    [TypedText(ConcertDetails.MaxAgeRatingLength)]
    public string? AgeRating { get; init; }

    /// <summary>How long a performance lasts, in minutes.</summary>
    /// <example>120</example>
    [Range(1, ConcertDetails.MaxRunningMinutes)]
    public int? RunningMinutes { get; init; }

    /// <summary>The IANA name of the concert's time zone; Asia/Seoul when left out.</summary>
    /// <example>Asia/Seoul</example>
    [StringLength(64)]
    public string? TimeZone { get; init; }

    /// <summary>When the line opens; at once when left out.</summary>
    public DateTimeOffset? SaleOpensAt { get; init; }

    /// <summary>When the line closes; with the last performance when left out.</summary>
    public DateTimeOffset? SaleClosesAt { get; init; }

    /// <summary>1 to 100 performances.</summary>
    [Required, MinLength(1), MaxLength(100), NoNulls]
    public IReadOnlyList<PerformanceRequest>? Performances { get; init; }

    /// <summary>Whether customers do not see it until it is published; false when left out.</summary>
    /// <example>false</example>
    public bool? Draft { get; init; }

    /// <summary>The policy of the line; parts that are left out have their defaults.</summary>
    public ChangeQueuePolicyRequest? QueuePolicy { get; init; }

    internal AnnounceConcert ToCommand() =>
        new(
            TypedText.Normalize(Title!),
            Venue!.ToVenue(),
            new ConcertDetails(
                Description is null ? null : TypedParagraphs.Normalize(Description),
                AgeRating is null ? null : TypedText.Normalize(AgeRating),
                RunningMinutes
            ),
            TimeZone,
            SaleOpensAt,
            SaleClosesAt,
            [.. Performances!.Select((performance, i) => performance.ToPlan($"performances[{i}]."))]
        )
        {
            Draft = Draft ?? false,
            Policy = QueuePolicy?.ApplyTo(Domain.Queue.QueuePolicy.Default),
        };
}

/// <summary>Where a concert takes place.</summary>
public sealed record VenueRequest
{
    /// <example>한강홀 · Hangang Hall</example>
    [Required, TypedText(Venue.MaxNameLength)]
    public string? Name { get; init; }

    /// <example>서울시 영등포구 여의동로 330</example>
    [TypedText(Venue.MaxAddressLength, AllowEmpty = true)]
    public string? Address { get; init; }

    internal Venue ToVenue() => new(TypedText.Normalize(Name!), TypedText.Normalize(Address ?? ""));
}

/// <summary>
/// A performance with seats, sections or a plan; when all three are left out, it has 50 seats numbered 1 to 50.
/// </summary>
public sealed record PerformanceRequest
{
    /// <summary>When the performance starts: in the future, with an offset.</summary>
    /// <example>2027-01-15T20:00:00+09:00</example>
    [Required]
    public DateTimeOffset? StartsAt { get; init; }

    public NumberedSeatsRequest? Seats { get; init; }

    /// <summary>1 to 200 sections.</summary>
    [MinLength(1), MaxLength(Domain.Concerts.SeatPlan.MaxSections), NoNulls]
    public IReadOnlyList<SectionRequest>? Sections { get; init; }

    public PlanDocument? Plan { get; init; }

    internal PerformancePlan ToPlan(string field = "") => new(StartsAt!.Value, SeatPlan(field), field);

    private SeatPlan SeatPlan(string field) =>
        (Seats, Sections, Plan) switch
        {
            (null, null, null) => Domain.Concerts.SeatPlan.Default,
            ({ } seats, null, null) => Domain.Concerts.SeatPlan.Numbered(
                seats.Count!.Value,
                seats.Price!.Value,
                field + "seats"
            ),
            (null, { } sections, null) => Domain.Concerts.SeatPlan.Sectioned(
                [.. sections.Select(s => s.ToSection())],
                field + "sections"
            ),
            (null, null, { } plan) => plan.ToSeatPlan(field + "plan."),
            _ => throw DomainException.Invalid(field + "seats", "Send only one of seats, sections and plan."),
        };
}

/// <summary>Seats numbered from 1.</summary>
public sealed record NumberedSeatsRequest
{
    /// <summary>How many seats, 1 to 100,000.</summary>
    /// <example>50</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? Count { get; init; }

    /// <summary>The price of a seat in won, 0 to 10,000,000.</summary>
    /// <example>50000</example>
    [Required, Range(0, SeatPlan.MaxPrice)]
    public long? Price { get; init; }
}

/// <summary>Rows of seats with one price.</summary>
public sealed record SectionRequest
{
    /// <example>VIP</example>
    [Required, TypedText(PlanName.MaxSectionLength)]
    public string? Name { get; init; }

    /// <example>5</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? Rows { get; init; }

    /// <example>10</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? SeatsPerRow { get; init; }

    /// <summary>The price of a seat in won, 0 to 10,000,000.</summary>
    /// <example>150000</example>
    [Required, Range(0, SeatPlan.MaxPrice)]
    public long? Price { get; init; }

    internal Section ToSection() => new(Name!, Rows!.Value, SeatsPerRow!.Value, Price!.Value);
}
