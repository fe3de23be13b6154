namespace ConcertReservation.Domain.Operations;

public interface IInvariantRepository
{
    /// <summary>Checks all invariants against one snapshot of the database.</summary>
    Task<IReadOnlyList<InvariantCheck>> CheckAsync(DateTimeOffset now, CancellationToken ct);
}

/// <param name="Violations">The number of rows that break the invariant; 0 when it holds.</param>
public sealed record InvariantCheck(string Name, long Violations);
