namespace ConcertReservation.Domain.Queue;

public interface ILineStateSource
{
    /// <summary>
    /// The changes since <paramref name="seenUpTo"/>, read in one statement; null when the line does not exist.
    /// </summary>
    Task<LineStateChange?> ReadAsync(long concertId, ulong seenUpTo, CancellationToken ct);
}
