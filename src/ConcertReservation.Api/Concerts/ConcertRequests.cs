using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Concerts;

/// <summary>A concert with its performances.</summary>
public sealed record AnnounceConcertRequest
{
    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [Required, StringLength(200)]
    public string? Title { get; init; }

    [Required]
    public VenueRequest? Venue { get; init; }

    /// <summary>IANA name; Asia/Seoul when missing.</summary>
    /// <example>Asia/Seoul</example>
    [StringLength(64)]
    public string? TimeZone { get; init; }

    /// <summary>When the line opens; at once when missing.</summary>
    public DateTimeOffset? SaleOpensAt { get; init; }

    /// <summary>When the line closes; with the last performance when missing.</summary>
    public DateTimeOffset? SaleClosesAt { get; init; }

    /// <summary>1 to 100 performances.</summary>
    [Required, MinLength(1), MaxLength(100), NoNulls]
    public IReadOnlyList<PerformanceRequest>? Performances { get; init; }

    internal AnnounceConcert ToCommand() =>
        new(
            Title!,
            Venue!.ToVenue(),
            TimeZone,
            SaleOpensAt,
            SaleClosesAt,
            [.. Performances!.Select((performance, i) => performance.ToPlan($"performances[{i}]."))]
        );
}

/// <summary>Where it is.</summary>
public sealed record VenueRequest
{
    /// <example>한강홀 · Hangang Hall</example>
    [Required, StringLength(200)]
    public string? Name { get; init; }

    /// <example>서울시 영등포구 여의동로 330</example>
    [StringLength(300)]
    public string? Address { get; init; }

    internal Venue ToVenue() => new(Name!, Address ?? "");
}

/// <summary>A performance: numbered seats or sections; without either, 50 seats numbered 1 to 50.</summary>
public sealed record PerformanceRequest
{
    /// <summary>In the future, with an offset.</summary>
    /// <example>2027-01-15T20:00:00+09:00</example>
    [Required]
    public DateTimeOffset? StartsAt { get; init; }

    public NumberedSeatsRequest? Seats { get; init; }

    [MinLength(1), MaxLength(200), NoNulls]
    public IReadOnlyList<SectionRequest>? Sections { get; init; }

    internal PerformancePlan ToPlan(string field = "") => new(StartsAt!.Value, SeatPlan(field), field);

    private SeatPlan SeatPlan(string field) =>
        (Seats, Sections) switch
        {
            (null, null) => Domain.Concerts.SeatPlan.Default,
            ({ } seats, null) => Domain.Concerts.SeatPlan.Numbered(
                seats.Count!.Value,
                seats.Price!.Value,
                field + "seats"
            ),
            (null, { } sections) => Domain.Concerts.SeatPlan.Sectioned(
                [.. sections.Select(s => s.ToSection())],
                field + "sections"
            ),
            _ => throw DomainException.Invalid(field + "seats", "Give either seats or sections."),
        };
}

/// <summary>Seats numbered from 1.</summary>
public sealed record NumberedSeatsRequest
{
    /// <example>50</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? Count { get; init; }

    /// <summary>Won.</summary>
    /// <example>50000</example>
    [Required, Range(0, SeatPlan.MaxPrice)]
    public long? Price { get; init; }
}

/// <summary>A block of rows at one price.</summary>
public sealed record SectionRequest
{
    /// <example>VIP</example>
    [Required, StringLength(50)]
    public string? Name { get; init; }

    /// <example>5</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? Rows { get; init; }

    /// <example>10</example>
    [Required, Range(1, SeatPlan.MaxSeats)]
    public int? SeatsPerRow { get; init; }

    /// <summary>Won.</summary>
    /// <example>150000</example>
    [Required, Range(0, SeatPlan.MaxPrice)]
    public long? Price { get; init; }

    internal Section ToSection() => new(Name!, Rows!.Value, SeatsPerRow!.Value, Price!.Value);
}
