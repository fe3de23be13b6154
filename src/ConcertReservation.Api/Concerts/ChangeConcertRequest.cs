using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Api.Json;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Concerts;

/// <summary>The fields to change. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeConcertRequest
{
    private readonly bool _hasSaleClosesAt;
    private readonly bool _hasDescription;
    private readonly bool _hasAgeRating;
    private readonly bool _hasRunningMinutes;

    /// <example>겨울밤의 재즈 · Jazz on a Winter Night</example>
    [TypedText(Concert.MaxTitleLength)]
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

    /// <summary>What customers read about the concert, of one or more lines; null when there is none.</summary>
    [NullClears, TypedParagraphs(ConcertDetails.MaxDescriptionLength)]
    public string? Description
    {
        get;
        init => (field, _hasDescription) = (value, true);
    }

    /// <summary>As the house writes it; null when there is none.</summary>
    /// <example>12+</example>
    [NullClears, TypedText(ConcertDetails.MaxAgeRatingLength)]
    public string? AgeRating
    {
        get;
        init => (field, _hasAgeRating) = (value, true);
    }

    /// <summary>How long a performance lasts, in minutes; null when it is not known.</summary>
    /// <example>120</example>
    [NullClears, Range(1, ConcertDetails.MaxRunningMinutes)]
    public int? RunningMinutes
    {
        get;
        init => (field, _hasRunningMinutes) = (value, true);
    }

    /// <summary>Whether it is out of the lists. What is bought stands, and its address still shows it.</summary>
    public bool? Hidden { get; init; }

    internal ConcertTerms ApplyTo(ConcertTerms terms) =>
        new(
            Title is null ? terms.Title : TypedText.Normalize(Title),
            Venue?.ApplyTo(terms.Venue) ?? terms.Venue,
            ApplyTo(terms.Details),
            SaleOpensAt ?? terms.SaleOpensAt,
            _hasSaleClosesAt ? SaleClosesAt : terms.SaleClosesAt
        )
        {
            Hidden = Hidden ?? terms.Hidden,
        };

    private ConcertDetails ApplyTo(ConcertDetails details) =>
        new(
            _hasDescription ? NormalizeParagraphs(Description) : details.Description,
            _hasAgeRating ? Normalize(AgeRating) : details.AgeRating,
            _hasRunningMinutes ? RunningMinutes : details.RunningMinutes
        );

    private static string? Normalize(string? text) => text is null ? null : TypedText.Normalize(text);

    private static string? NormalizeParagraphs(string? text) => text is null ? null : TypedParagraphs.Normalize(text);
}

/// <summary>The fields of the venue to change. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangeVenueRequest
{
    /// <example>한강홀 · Hangang Hall</example>
    [TypedText(Venue.MaxNameLength)]
    public string? Name { get; init; }

    /// <example>서울시 영등포구 여의동로 330</example>
    [TypedText(Venue.MaxAddressLength, AllowEmpty = true)]
    public string? Address { get; init; }

    internal Venue ApplyTo(Venue venue) =>
        new(
            Name is null ? venue.Name : TypedText.Normalize(Name),
            Address is null ? venue.Address : TypedText.Normalize(Address)
        );
}
