using System.ComponentModel.DataAnnotations;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.Api.Concerts;

/// <summary>What is to be different; what is left out stays as it is.</summary>
public sealed record ChangeConcertRequest
{
    private const string NotBlank = @"[\s\S]*\S[\s\S]*";

    private readonly bool _closesDifferently;

    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [StringLength(200, MinimumLength = 1), RegularExpression(NotBlank)]
    public string? Title { get; init; }

    public VenueRequest? Venue { get; init; }

    /// <summary>When the line opens.</summary>
    public DateTimeOffset? SaleOpensAt { get; init; }

    /// <summary>When the line closes; null: with the last performance.</summary>
    public DateTimeOffset? SaleClosesAt
    {
        get;
        init => (field, _closesDifferently) = (value, true);
    }

    internal ConcertTerms ApplyTo(ConcertTerms terms) =>
        new(
            Title ?? terms.Title,
            Venue?.ToVenue() ?? terms.Venue,
            SaleOpensAt ?? terms.SaleOpensAt,
            _closesDifferently ? SaleClosesAt : terms.SaleClosesAt
        );
}
