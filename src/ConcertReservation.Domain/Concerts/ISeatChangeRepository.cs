namespace ConcertReservation.Domain.Concerts;

/// <summary>The table of seat changes, which the database writes itself.</summary>
public interface ISeatChangeRepository
{
    /// <summary>
    /// Moves the oldest kept transaction forward when <paramref name="keptFor"/> has passed since the last time.
    /// </summary>
    Task AdvanceAsync(TimeSpan keptFor, CancellationToken ct);

    /// <summary>Deletes up to <paramref name="limit"/> changes before the oldest kept transaction.</summary>
    /// <returns>How many were deleted.</returns>
    Task<int> DeleteOldAsync(int limit, CancellationToken ct);
}
