using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Concerts;

/// <summary>Which concerts of the catalogue.</summary>
public sealed record ConcertQuery : IValidatableObject
{
    private const int MaxTextLength = 100;

    /// <summary>Words of the title or the venue, in upper or lower case.</summary>
    /// <example>jazz</example>
    [FromQuery(Name = "q"), TypedText(MaxTextLength, AllowEmpty = true)]
    public string? Q { get; init; }

    /// <summary>Only concerts with a performance on this date or later, in the concert's time zone.</summary>
    /// <example>2027-01-01</example>
    [FromQuery(Name = "from")]
    public IsoDate? From { get; init; }

    /// <summary>Only concerts with a performance on this date or earlier, in the concert's time zone.</summary>
    /// <example>2027-01-31</example>
    [FromQuery(Name = "to")]
    public IsoDate? To { get; init; }

    /// <summary>Only concerts whose sale has this state.</summary>
    [FromQuery(Name = "state")]
    public SaleState? State { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From is { } from && To is { } to && to.Value < from.Value)
            yield return new ValidationResult("Use a date that is not before from.", ["to"]);
    }

    internal ConcertSearch ToSearch() =>
        new(string.IsNullOrWhiteSpace(Q) ? null : TypedText.Normalize(Q), From?.Value, To?.Value, State);
}
