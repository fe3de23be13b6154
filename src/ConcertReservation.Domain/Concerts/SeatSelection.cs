using ConcertReservation.Domain.BestSeats;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Texts;

namespace ConcertReservation.Domain.Concerts;

/// <summary>
/// The seats of a performance that a customer selects: by id, by the number printed on the seat, or as a wish for the
/// best seats.
/// </summary>
public sealed record SeatSelection
{
    private SeatSelection(
        long performanceId,
        IReadOnlyList<long> ids,
        IReadOnlyList<string> numbers,
        SeatWish? best = null
    ) => (PerformanceId, Ids, Numbers, Best) = (performanceId, ids, numbers, best);

    public long PerformanceId { get; }
    public IReadOnlyList<long> Ids { get; }
    public IReadOnlyList<string> Numbers { get; }
    public SeatWish? Best { get; }
    public int Count => Best?.Count ?? Ids.Count + Numbers.Count;

    /// <summary>
    /// Refuses unless exactly one of ids, numbers and wish is given. A list must have an item, and no duplicates.
    /// </summary>
    public static SeatSelection Of(
        long performanceId,
        IReadOnlyList<long>? ids,
        IReadOnlyList<string>? numbers,
        SeatWish? best = null
    )
    {
        if (new object?[] { ids, numbers, best }.Count(given => given is not null) != 1)
            throw DomainException.Invalid("seatIds", "Send one of seatIds, seatNumbers and best.");
        if (best is not null)
            return new SeatSelection(performanceId, [], [], best);

        var field = ids is null ? "seatNumbers" : "seatIds";
        var kept = numbers?.Select(TypedText.Normalize).ToList();
        var selection = new SeatSelection(performanceId, ids ?? [], kept ?? []);
        if (selection.Count == 0)
            throw DomainException.Invalid(field, "Choose at least one seat.");
        if (selection.Ids.Distinct().Count() + selection.Numbers.Distinct(PlanName.Comparer).Count() != selection.Count)
            throw DomainException.Invalid(field, "Select each seat only once.");
        return selection;
    }

    /// <summary>Refuses a selection of more than <paramref name="maxSeats"/> seats.</summary>
    public void EnsureAtMost(int maxSeats)
    {
        if (Count > maxSeats)
            throw DomainException.Invalid(
                Best is not null ? "best.count"
                    : Ids.Count > 0 ? "seatIds"
                    : "seatNumbers",
                $"A reservation may have at most {maxSeats} seats."
            );
    }
}
