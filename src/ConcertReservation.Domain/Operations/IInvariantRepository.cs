namespace ConcertReservation.Domain.Operations;

public interface IInvariantRepository
{
    /// <summary>Runs every safety check over one snapshot of the database.</summary>
    Task<IReadOnlyList<InvariantCheck>> CheckAsync(DateTimeOffset now, CancellationToken ct);
}

/// <param name="Violations">How many rows break it; 0 means that it holds.</param>
public sealed record InvariantCheck(string Name, long Violations);
