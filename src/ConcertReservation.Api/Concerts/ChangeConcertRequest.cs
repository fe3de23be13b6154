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

    internal ConcertTerms ApplyTo(ConcertTerms terms) =>
        new(
            Title is null ? terms.Title : TypedText.Normalize(Title),
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
