using ConcertReservation.Domain.Queue;

namespace ConcertReservation.Domain.Reservations;

/// <summary>
/// A customer leaves a line: the live token ends, and the holds of the customer for the concert are released. Lock order:
/// token, seats, reservations.
/// </summary>
public sealed class LeaveService(
    IQueueTokenRepository tokens,
    IReservationRepository reservations,
    SeatReleaseService releasing
)
{
    /// <returns>The reservations that were held.</returns>
    public async Task<IReadOnlyList<Reservation>> LeaveAsync(
        long concertId,
        Guid userId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var live = await tokens.FindLiveForUpdateAsync(concertId, userId, ct);
        if (live?.IsLiveAt(now) == true && live.Leave(now) is { } abandoned)
            tokens.Add(abandoned);
        var held = await reservations.ListHeldIdsAsync(concertId, userId, ct);
        return await releasing.ReleaseAsync(concertId, held, now, ct);
    }
}
