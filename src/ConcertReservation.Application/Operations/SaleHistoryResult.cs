using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Operations;

namespace ConcertReservation.Application.Operations;

/// <summary>The part of the history to read. What is null has its default.</summary>
/// <param name="From">Half an hour before the end when null.</param>
/// <param name="To">Now when null.</param>
/// <param name="Step">A minute when null.</param>
public sealed record SaleHistoryRange(DateTimeOffset? From, DateTimeOffset? To, TimeSpan? Step)
{
    public const int MaxPoints = 3_000;
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(30);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The range in UTC until now at most. Refuses with <c>validation_failed</c>.</summary>
    internal (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) EnsureValid(DateTimeOffset now)
    {
        var end = (To ?? now).ToUniversalTime();
        if (end < Earliest)
            throw DomainException.Invalid("to", "Use a later time.");
        var to = end < now ? end : now;
        var from = From?.ToUniversalTime() ?? to - Default;
        if (from > end || from < Earliest - Default)
            throw DomainException.Invalid("from", "Use a time that is not after to, and not before the year 2000.");
        var step = Step ?? Minute;
        if (step < Minute || step > TimeSpan.FromDays(1) || step.Ticks % TimeSpan.TicksPerMinute != 0)
            throw DomainException.Invalid("step", "Use whole minutes, from 00:01:00 to one day.");
        if ((to - from) / step > MaxPoints)
            throw DomainException.Invalid("step", $"Use a longer step: there are at most {MaxPoints} points.");
        // What is in the future has no points.
        return (from, to < from ? from : to, step);
    }
}

/// <summary>The history of a sale, oldest first. Time before the first stored minute has no points.</summary>
public sealed record SaleHistoryResult(
    long ConcertId,
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan Step,
    IReadOnlyList<SaleHistoryPoint> Items
)
{
    internal static SaleHistoryResult Of(
        long concertId,
        (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) range,
        SaleLevels? before,
        IReadOnlyList<SaleStep> steps,
        IReadOnlyList<SaleStepCount> counts
    )
    {
        var (from, to, step) = range;
        var stored = steps.ToDictionary(s => s.Step);
        var counted = counts.ToLookup(c => c.Step);
        var points = new List<SaleHistoryPoint>();
        var levels = before;
        for (var n = 1; from + step * (n - 1) < to; n++)
        {
            var here = stored.GetValueOrDefault(n);
            levels = here?.ToLevels() ?? levels;
            var end = from + step * n;
            if (levels is not null)
                points.Add(SaleHistoryPoint.Of(end < to ? end : to, levels, here, counted[n]));
        }
        return new SaleHistoryResult(concertId, from, to, step, points);
    }
}

/// <summary>
/// One step: the state at its end, and what happened in it. Holds, sold seats and revenue are half a minute behind.
/// </summary>
/// <param name="At">The end of the step.</param>
/// <param name="Admitted">Customers admitted in the step.</param>
/// <param name="NoShows">Admissions that ended in the step before the customer used them.</param>
/// <param name="Holds">Holds made in the step.</param>
/// <param name="Refusals">Refused holds and payments of the step, by error code.</param>
/// <param name="Sold">Seats that are sold at the end.</param>
/// <param name="Revenue">Payments minus refunds until the end, in won.</param>
public sealed record SaleHistoryPoint(
    DateTimeOffset At,
    long Waiting,
    long Active,
    long Admitted,
    long NoShows,
    long Holds,
    IReadOnlyDictionary<string, long> Refusals,
    long Sold,
    long Revenue
)
{
    internal static SaleHistoryPoint Of(
        DateTimeOffset at,
        SaleLevels levels,
        SaleStep? step,
        IEnumerable<SaleStepCount> counts
    )
    {
        var byName = counts.ToDictionary(c => c.Name, c => c.Count, StringComparer.Ordinal);
        byName.Remove(SaleMetrics.NoShowCount, out var noShows);
        return new SaleHistoryPoint(
            at,
            levels.Waiting,
            levels.Active,
            step?.Admitted ?? 0,
            noShows,
            step?.Holds ?? 0,
            byName,
            levels.Sold,
            levels.Revenue
        );
    }
}
