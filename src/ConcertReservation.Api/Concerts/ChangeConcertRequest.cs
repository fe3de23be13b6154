using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Concerts;

/// <summary>The fields to change. A field that is left out keeps its value.</summary>
public sealed record ChangeConcertRequest
{
    private const string NotBlank = @"[\s\S]*\S[\s\S]*";

    private readonly bool _hasSaleClosesAt;

    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [StringLength(200, MinimumLength = 1), RegularExpression(NotBlank)]
    public string? Title { get; init; }

    /// <summary>Replaces the whole venue.</summary>
    public VenueRequest? Venue { get; init; }

    /// <summary>When the line opens.</summary>
    public DateTimeOffset? SaleOpensAt { get; init; }

    /// <summary>When the line closes; null when it closes with the last performance.</summary>
    public DateTimeOffset? SaleClosesAt
    {
        get;
        init => (field, _hasSaleClosesAt) = (value, true);
    }

    internal ConcertTerms ApplyTo(ConcertTerms terms) =>
        new(
            Title ?? terms.Title,
            Venue?.ToVenue() ?? terms.Venue,
            SaleOpensAt ?? terms.SaleOpensAt,
            _hasSaleClosesAt ? SaleClosesAt : terms.SaleClosesAt
        );
}
