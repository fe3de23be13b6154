using System.ComponentModel.DataAnnotations;
using ConcertReservation.Api.Binding;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Api.Concerts;

/// <summary>The title and the dates of a copy.</summary>
public sealed record CopyConcertRequest
{
    /// <summary>The title of the original when left out.</summary>
    /// <example>겨울밤의 재즈 · 앙코르</example>
    [TypedText(Concert.MaxTitleLength)]
    public string? Title { get; init; }

    /// <summary>
    /// 1 to 100 performances. Each has the seats of the original's performance at the same position in the order of
    /// starts, or of its last one.
    /// </summary>
    [Required, MinLength(1), MaxLength(100), NoNulls]
    public IReadOnlyList<CopiedPerformanceRequest>? Performances { get; init; }

    internal CopyConcert ToCommand(long concertId) =>
        new(
            concertId,
            Title is null ? null : TypedText.Normalize(Title),
            [.. Performances!.Select(performance => performance.StartsAt!.Value)]
        );
}

/// <summary>The date of a performance of a copy.</summary>
public sealed record CopiedPerformanceRequest
{
    /// <summary>When the performance starts: in the future, with an offset.</summary>
    /// <example>2027-02-15T20:00:00+09:00</example>
    [Required]
    public DateTimeOffset? StartsAt { get; init; }
}
