using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Domain.Concerts;

/// <summary>Which seats of a performance are meant: by id, or by the number printed on them.</summary>
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

    /// <summary>Exactly one of the two is given, not empty and without doubles.</summary>
    public static SeatSelection Of(long performanceId, IReadOnlyList<long>? ids, IReadOnlyList<string>? numbers)
    {
        if (ids is null == numbers is null)
            throw DomainException.Invalid("seatIds", "Give either seatIds or seatNumbers.");

        var field = ids is null ? "seatNumbers" : "seatIds";
        var selection = new SeatSelection(performanceId, ids ?? [], numbers ?? []);
        if (selection.Count == 0)
            throw DomainException.Invalid(field, "Choose at least one seat.");
        if (
            selection.Ids.Distinct().Count() + selection.Numbers.Distinct(StringComparer.Ordinal).Count()
            != selection.Count
        )
            throw DomainException.Invalid(field, "Name each seat once.");
        return selection;
    }

    /// <summary>Refuses more seats than one reservation may have.</summary>
    public void EnsureAtMost(int maxSeats)
    {
        if (Count > maxSeats)
            throw DomainException.Invalid(
                Ids.Count > 0 ? "seatIds" : "seatNumbers",
                $"One reservation has at most {maxSeats} seats."
            );
    }
}
