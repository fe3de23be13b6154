using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Json;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Concerts;

/// <summary>The fields to change. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeConcertRequest
{
    private const string NotBlank = @"[\s\S]*\S[\s\S]*";

    private readonly bool _hasSaleClosesAt;

    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [StringLength(200, MinimumLength = 1), RegularExpression(NotBlank)]
    public string? Title { get; init; }

    public ChangeVenueRequest? Venue { get; init; }

    /// <summary>When the line opens: before the last performance.</summary>
    public DateTimeOffset? SaleOpensAt { get; init; }

    /// <summary>When the line closes; null when it closes with the last performance.</summary>
    [NullClears]
    public DateTimeOffset? SaleClosesAt
    {
        get;
        init => (field, _hasSaleClosesAt) = (value, true);
    }

    internal ConcertTerms ApplyTo(ConcertTerms terms) =>
        new(
            Title ?? terms.Title,
            Venue?.ApplyTo(terms.Venue) ?? terms.Venue,
            SaleOpensAt ?? terms.SaleOpensAt,
            _hasSaleClosesAt ? SaleClosesAt : terms.SaleClosesAt
        );
}

/// <summary>The fields of the venue to change. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeVenueRequest
{
    /// <example>한강홀 · Hangang Hall</example>
    [StringLength(200, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <example>서울시 영등포구 여의동로 330</example>
    [StringLength(300)]
    public string? Address { get; init; }

    internal Venue ApplyTo(Venue venue) => new(Name ?? venue.Name, Address ?? venue.Address);
}
