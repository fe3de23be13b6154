namespace ConcertReservation.Domain.Queue;

/// <summary>Gives out places. Runs in the transaction that holds the line's lock.</summary>
public sealed class JoinService(IQueueTokenRepository tokens)
{
    public async Task<Joined> JoinAsync(Line line, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var present = await tokens.FindLiveForUpdateAsync(line.ConcertId, userId, ct);
        if (present?.IsLiveAt(now) == true)
            return new Joined(present, IsNew: false);
        if (present is not null)
            await tokens.EndLapsedAsync(line.ConcertId, now, ct);

        var someoneWaits = await tokens.AnyWaitingAsync(line.ConcertId, ct);
        var token = QueueToken.Join(line, userId, now);
        tokens.Add(token);
        if (!someoneWaits)
            await AdmitAtOnceIfRoomAsync(line, token, now, ct);
        return new Joined(token, IsNew: true);
    }

    private async Task AdmitAtOnceIfRoomAsync(Line line, QueueToken token, DateTimeOffset now, CancellationToken ct)
    {
        await tokens.EndLapsedAsync(line.ConcertId, now, ct);
        if (line.RoomBeside(await tokens.CountActiveAsync(line.ConcertId, ct), now) == 0)
            return;

        token.Activate(line.Policy, now);
        token.Claim(line.Policy, now); // its owner is here: the answer tells them
        line.RecordAdmission(1, token.Place, now);
        token.RecordBatch(line.AdmissionBatch);
    }
}

/// <param name="Token">The caller's live token.</param>
/// <param name="IsNew">False when it was there already: a refresh never loses the place.</param>
public sealed record Joined(QueueToken Token, bool IsNew);
