using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>The seats of a performance that a customer selects: by id, or by the number printed on the seat.</summary>
public sealed record SeatSelection
{
    private SeatSelection(long performanceId, IReadOnlyList<long> ids, IReadOnlyList<string> numbers)
    {
        PerformanceId = performanceId;
        Ids = ids;
        Numbers = numbers;
    }

    public long PerformanceId { get; }
    public IReadOnlyList<long> Ids { get; }
    public IReadOnlyList<string> Numbers { get; }
    public int Count => Ids.Count + Numbers.Count;

    /// <summary>Refuses unless exactly one of the two lists is given, has an item, and has no duplicates.</summary>
    public static SeatSelection Of(long performanceId, IReadOnlyList<long>? ids, IReadOnlyList<string>? numbers)
    {
        if (ids is null == numbers is null)
            throw DomainException.Invalid("seatIds", "Send either seatIds or seatNumbers.");

        var field = ids is null ? "seatNumbers" : "seatIds";
        var selection = new SeatSelection(performanceId, ids ?? [], numbers ?? []);
        if (selection.Count == 0)
            throw DomainException.Invalid(field, "Choose at least one seat.");
        if (
            selection.Ids.Distinct().Count() + selection.Numbers.Distinct(StringComparer.Ordinal).Count()
            != selection.Count
        )
            throw DomainException.Invalid(field, "Select each seat only once.");
        return selection;
    }

    /// <summary>Refuses a selection of more than <paramref name="maxSeats"/> seats.</summary>
    public void EnsureAtMost(int maxSeats)
    {
        if (Count > maxSeats)
            throw DomainException.Invalid(
                Ids.Count > 0 ? "seatIds" : "seatNumbers",
                $"A reservation may have at most {maxSeats} seats."
            );
    }
}
