using ConcertReservation.Domain.Queue;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class QueueTokenRepository(ConcertReservationDb db) : IQueueTokenRepository
{
    public void Add(QueueToken token) => db.QueueTokens.Add(token);

    public Task<QueueToken?> FindAsync(Guid tokenId, CancellationToken ct) =>
        db.QueueTokens.SingleOrDefaultAsync(token => token.Id == tokenId, ct);

    public Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct) =>
        db.QueueTokens.SingleOrDefaultAsync(
            token =>
                token.ConcertId == concertId
                && token.UserId == userId
                && (token.Status == QueueTokenStatus.Waiting || token.Status == QueueTokenStatus.Active),
            ct
        );

    public Task<QueueToken?> FindForUpdateAsync(Guid tokenId, CancellationToken ct) =>
        db.QueueTokens.FromSql($"SELECT * FROM queue_tokens WHERE id = {tokenId} FOR UPDATE").LockOneAsync(ct);

    public Task<QueueToken?> FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct) =>
        db
            .QueueTokens.FromSql(
                $"""
                SELECT * FROM queue_tokens
                WHERE concert_id = {concertId} AND user_id = {userId} AND status IN ('waiting', 'active')
                FOR UPDATE
                """
            )
            .LockOneAsync(ct);

    public async Task<IReadOnlyList<QueueToken>> TakeWaitingForUpdateAsync(
        long concertId,
        long frontier,
        int count,
        CancellationToken ct
    ) =>
        await db
            .QueueTokens.FromSql(
                $"""
                SELECT * FROM queue_tokens
                WHERE concert_id = {concertId} AND status = 'waiting' AND place > {frontier}
                ORDER BY place LIMIT {count}
                FOR UPDATE
                """
            )
            .LockAsync(ct);

    public Task<bool> AnyWaitingAsync(long concertId, CancellationToken ct) =>
        db.QueueTokens.AnyAsync(t => t.ConcertId == concertId && t.Status == QueueTokenStatus.Waiting, ct);

    public Task<int> CountActiveAsync(long concertId, CancellationToken ct) =>
        db.QueueTokens.CountAsync(t => t.ConcertId == concertId && t.Status == QueueTokenStatus.Active, ct);

    public Task EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct) =>
        db
            .QueueTokens.Where(t => t.ConcertId == concertId)
            .Where(t => t.Status == QueueTokenStatus.Active && t.ExpiresAt <= now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Status, QueueTokenStatus.Expired).SetProperty(t => t.EndedAt, now),
                ct
            );

    // By hand: one round trip, and only those who left between the frontier and the place are counted, so the
    // cost does not grow with the length of the line.
    public async Task<Standing> FindStandingAsync(long concertId, long place, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db
            .Database.SqlQuery<StandingRow>(
                $"""
                SELECT
                    {place} - line.frontier - 1 - (
                        SELECT count(*) FROM queue_tokens
                        WHERE concert_id = line.concert_id AND status = 'left'
                            AND place > line.frontier AND place < {place}) AS ahead,
                    line.admitted_per_second,
                    NOT EXISTS (
                        SELECT 1 FROM seats
                        JOIN performances ON performances.id = seats.performance_id
                        WHERE seats.concert_id = line.concert_id AND seats.status <> 'sold'
                            AND performances.starts_at > {now}) AS sold_out
                FROM lines AS line
                WHERE line.concert_id = {concertId}
                """
            )
            .SingleAsync(ct);
        // Between reading the token and its standing it may have been admitted.
        return new Standing(Math.Max(0, row.ahead), row.admitted_per_second, row.sold_out);
    }

#pragma warning disable IDE1006 // the names of the columns
    private sealed record StandingRow(long ahead, double? admitted_per_second, bool sold_out);
#pragma warning restore IDE1006
}
