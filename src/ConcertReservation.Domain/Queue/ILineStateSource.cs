namespace ConcertReservation.Domain.Queue;

public interface ILineStateSource
{
    /// <summary>What has changed since <paramref name="seenUpTo"/>, in one statement; null when there is no such line.</summary>
    Task<LineStateChange?> ReadAsync(long concertId, ulong seenUpTo, CancellationToken ct);
}
