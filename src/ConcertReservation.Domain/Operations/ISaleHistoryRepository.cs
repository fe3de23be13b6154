namespace ConcertReservation.Domain.Operations;

/// <summary>The history of the sales: a row a minute for each concert in which something changed.</summary>
public interface ISaleHistoryRepository
{
    /// <summary>
    /// Stores the rows of a minute, once: does nothing when the minute is stored or another instance stores it. The
    /// cost depends on what happened since the last minute, not on the seats and not on the length of the line.
    /// </summary>
    /// <param name="now">The minute, and the time at which the lines are read.</param>
    /// <param name="settled">Holds, payments and refunds that began before have ended.</param>
    /// <param name="ct">Cancels.</param>
    Task RecordAsync(DateTimeOffset now, DateTimeOffset settled, CancellationToken ct);

    /// <summary>Adds to the counts of the minute.</summary>
    Task AddCountAsync(DateTimeOffset minute, long concertId, string name, long count, CancellationToken ct);

    /// <summary>The state of the last row at or before the time; null when there is none.</summary>
    Task<SaleLevels?> FindLevelsAsync(long concertId, DateTimeOffset at, CancellationToken ct);

    /// <summary>What was stored after <paramref name="from"/> until <paramref name="to"/>, by step; no empty steps.</summary>
    Task<IReadOnlyList<SaleStep>> ListStepsAsync(
        long concertId,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan step,
        CancellationToken ct
    );

    /// <inheritdoc cref="ListStepsAsync"/>
    Task<IReadOnlyList<SaleStepCount>> ListCountsAsync(
        long concertId,
        DateTimeOffset from,
        DateTimeOffset to,
        TimeSpan step,
        CancellationToken ct
    );

    /// <returns>The number of deleted rows.</returns>
    Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken ct);
}

/// <summary>The state of a sale at a time.</summary>
/// <param name="Sold">Seats.</param>
/// <param name="Revenue">Payments minus refunds, in won.</param>
public sealed record SaleLevels(long Waiting, long Active, long Sold, long Revenue)
{
    public static SaleLevels Zero { get; } = new(0, 0, 0, 0);
}

/// <summary>One step of the history: the state at its end, and what happened in it.</summary>
/// <param name="Step">From 1.</param>
public sealed record SaleStep(int Step, long Waiting, long Active, long Sold, long Revenue, long Admitted, long Holds)
{
    public SaleLevels ToLevels() => new(Waiting, Active, Sold, Revenue);
}

/// <param name="Step">From 1.</param>
/// <param name="Name">What was counted.</param>
/// <param name="Count">How often.</param>
public sealed record SaleStepCount(int Step, string Name, long Count);
