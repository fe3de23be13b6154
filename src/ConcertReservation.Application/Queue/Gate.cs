namespace ConcertReservation.Application.Queue;

/// <summary>
/// The gate of what only those may do whose turn it is. Most who come are known here, inside or still waiting; the
/// database, with all that it takes to ask it, is for the others.
/// </summary>
public sealed class Gate(ActiveTokenCache activeTokens, WaitingRoom room, Func<QueueFacade> queue)
{
    /// <summary>
    /// An active token goes through; anyone else waits, joining the line if need be. Refuses with
    /// <c>queue_token_invalid</c>, <c>queue_token_expired</c>, or as joining does.
    /// </summary>
    public async ValueTask<GateResult> PassAsync(QueueCaller caller, CancellationToken ct)
    {
        if (caller.PresentedToken is not null && activeTokens.IsActive(room.Open(caller)))
            return GateResult.Open;
        if (await room.FindPlaceNowAsync(caller, ct) is { } place)
            return new GateResult(place);
        return await queue().PassAsync(caller, ct);
    }
}

/// <param name="Waiting">The place of someone who may not pass yet; null when the gate is open.</param>
public sealed record GateResult(QueueTokenResult? Waiting)
{
    public static GateResult Open { get; } = new((QueueTokenResult?)null);
}
