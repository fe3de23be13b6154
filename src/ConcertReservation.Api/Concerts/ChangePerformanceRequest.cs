using ConcertReservation.Api.Json;

namespace ConcertReservation.Api.Concerts;

/// <summary>What to change of a performance. A field that is left out keeps its value.</summary>
[MergePatch]
public sealed record ChangePerformanceRequest
{
    /// <summary>The new start: in the future, with an offset.</summary>
    /// <example>2027-01-22T20:00:00+09:00</example>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>
    /// New prices in won, 0 to 10,000,000, by the name of the section, or <c>standard</c> in a hall without sections. A
    /// section that is left out keeps its price.
    /// </summary>
    public IReadOnlyDictionary<string, long>? Prices { get; init; }
}
