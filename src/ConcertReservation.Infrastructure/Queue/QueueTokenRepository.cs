using ConcertReservation.Domain.Queue;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConcertReservation.Infrastructure.Queue;

internal sealed class QueueTokenRepository(ConcertReservationDb db, PendingStatements statements)
    : IQueueTokenRepository
{
    // Raw SQL: one INSERT per row would keep the line locked for longer, the larger the batch is.
    public Task AddAsync(long concertId, IReadOnlyCollection<QueueToken> arrivals, CancellationToken ct)
    {
        T[] Each<T>(Func<QueueToken, T> column) => [.. arrivals.Select(column)];
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO queue_tokens (concert_id, id, user_id, place, status, issued_at,
                activated_at, claimed_at, expires_at, turn_ends_at, admission_batch)
            SELECT {concertId}, arrival.* FROM unnest(
                {Each(t => t.Id)}, {Each(t => t.UserId)}, {Each(t => t.Place)},
                {Each(t => t.Status == QueueTokenStatus.Active ? "active" : "waiting")}, {Each(t => t.IssuedAt)},
                {Each(t => t.ActivatedAt)}, {Each(t => t.ClaimedAt)}, {Each(t => t.ExpiresAt)},
                {Each(t => t.TurnEndsAt)}, {Each(t => t.AdmissionBatch)}) AS arrival
            """,
            ct
        );
    }

    public void Add(AbandonedPlace abandoned) => db.AbandonedPlaces.Add(abandoned);

    public async Task<long[]> ListAbandonedAsync(
        long concertId,
        long lastAdmittedPlace,
        ulong seenUpTo,
        CancellationToken ct
    )
    {
        var since = new NpgsqlParameter { Value = seenUpTo, NpgsqlDbType = NpgsqlDbType.Xid8 };
        return await db
            .Database.SqlQuery<long>(
                $"""
                SELECT place AS "Value" FROM departures
                WHERE concert_id = {concertId} AND written_by >= {since} AND place > {lastAdmittedPlace}
                """
            )
            .ToArrayAsync(ct);
    }

    public Task<QueueToken?> FindLiveAsync(long concertId, Guid userId, CancellationToken ct) =>
        db.QueueTokens.SingleOrDefaultAsync(
            token =>
                token.ConcertId == concertId
                && token.UserId == userId
                && (token.Status == QueueTokenStatus.Waiting || token.Status == QueueTokenStatus.Active),
            ct
        );

    // Three statuses, so that the partial index over ended tokens serves the query. A lapsed token is stored as active
    // until an admission ends it.
    public Task<QueueToken?> FindLatestEndedAsync(
        long concertId,
        Guid userId,
        DateTimeOffset since,
        CancellationToken ct
    ) =>
        db
            .QueueTokens.FromRows(
                $"""
                WHERE user_id = {userId} AND concert_id = {concertId} AND (
                    (status IN ('completed', 'expired', 'left') AND ended_at > {since})
                    OR (status IN ('waiting', 'active') AND expires_at > {since}))
                ORDER BY place DESC LIMIT 1
                """
            )
            .AsNoTracking()
            .SingleOrDefaultAsync(ct);

    public Task<QueueToken?> FindForUpdateAsync(long concertId, Guid tokenId, CancellationToken ct) =>
        db.QueueTokens.FromRows($"WHERE concert_id = {concertId} AND id = {tokenId} FOR UPDATE").LockOneAsync(ct);

    public Task<QueueToken?> FindLiveForUpdateAsync(long concertId, Guid userId, CancellationToken ct) =>
        db
            .QueueTokens.FromRows(
                $"""
                WHERE concert_id = {concertId} AND user_id = {userId} AND status IN ('waiting', 'active')
                FOR UPDATE
                """
            )
            .LockOneAsync(ct);

    public async Task<IReadOnlyList<QueueToken>> FindLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    )
    {
        var users = userIds.Distinct().ToArray();
        return await db
            .QueueTokens.FromRows(
                $"""
                WHERE user_id = ANY({users}) AND concert_id = {concertId} AND status IN ('waiting', 'active')
                ORDER BY id FOR UPDATE
                """
            )
            .LockAsync(ct);
    }

    public async Task<IReadOnlyList<QueueToken>> ListLiveForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        var users = userIds.ToArray();
        return await db
            .QueueTokens.FromRows(
                $"""
                WHERE user_id = ANY({users}) AND concert_id = {concertId} AND status IN ('waiting', 'active')
                ORDER BY id
                """,
                locked
            )
            .LockUntrackedAsync(ct);
    }

    public async Task<IReadOnlySet<Guid>> FindUsersWithLiveAsync(
        long concertId,
        IReadOnlyCollection<Guid> userIds,
        CancellationToken ct
    ) =>
        await db
            .QueueTokens.Where(token => token.ConcertId == concertId && userIds.Contains(token.UserId))
            .Where(token => token.Status == QueueTokenStatus.Waiting || token.Status == QueueTokenStatus.Active)
            .Select(token => token.UserId)
            .ToHashSetAsync(ct);

    public void Update(long concertId, IReadOnlyCollection<QueueToken> changed)
    {
        if (changed.Count == 0)
            return;

        T[] Each<T>(Func<QueueToken, T> column) => [.. changed.Select(column)];
        statements.Add(
            $"""
            UPDATE queue_tokens AS token
            SET status = changed.status, expires_at = changed.expires_at, last_held_at = changed.last_held_at,
                paid_at = changed.paid_at, ended_at = changed.ended_at
            FROM unnest({Each(t => t.Id)}, {Each(t => StoredName.Of(t.Status))}, {Each(t => t.ExpiresAt)},
                {Each(t => t.LastHeldAt)}, {Each(t => t.PaidAt)}, {Each(t => t.EndedAt)})
                AS changed(id, status, expires_at, last_held_at, paid_at, ended_at)
            WHERE token.concert_id = {concertId} AND token.id = changed.id
            """,
            changed.Count
        );
    }

    // Raw SQL, because it admits up to a thousand customers in one statement.
    public async Task<AdmittedBatch> AdmitWaitingAsync(Line line, int count, Admission admission, CancellationToken ct)
    {
        var places = await db
            .Database.SqlQuery<long>(
                $"""
                WITH next AS (
                    SELECT id FROM queue_tokens
                    WHERE concert_id = {line.ConcertId} AND status = 'waiting' AND place > {line.LastAdmittedPlace}
                    ORDER BY place LIMIT {count}
                    FOR UPDATE)
                UPDATE queue_tokens AS token
                SET status = 'active', activated_at = {admission.At}, expires_at = {admission.ExpiresAt},
                    turn_ends_at = {admission.TurnEndsAt}, admission_batch = {admission.Batch}
                FROM next WHERE token.concert_id = {line.ConcertId} AND token.id = next.id
                RETURNING token.place AS "Value"
                """
            )
            .ToListAsync(ct);
        return new AdmittedBatch(places.Count, places.DefaultIfEmpty().Max());
    }

    // MIN instead of EXISTS: for EXISTS the planner may scan the table when it expects many matching rows.
    public async Task<bool> AnyWaitingAsync(long concertId, long lastAdmittedPlace, CancellationToken ct) =>
        await db
            .QueueTokens.Where(t => t.ConcertId == concertId && t.Status == QueueTokenStatus.Waiting)
            .Where(t => t.Place > lastAdmittedPlace)
            .MinAsync(t => (long?)t.Place, ct)
            is not null;

    public Task<int> CountActiveAsync(long concertId, CancellationToken ct) =>
        db.QueueTokens.CountAsync(t => t.ConcertId == concertId && t.Status == QueueTokenStatus.Active, ct);

    // Raw SQL, because ExecuteUpdate of EF cannot return the updated rows.
    public async Task<(int Count, int NoShows)> EndLapsedAsync(long concertId, DateTimeOffset now, CancellationToken ct)
    {
        var claimed = await db
            .Database.SqlQuery<bool>(
                $"""
                UPDATE queue_tokens
                SET status = CASE WHEN paid_at IS NULL THEN 'expired' ELSE 'completed' END, ended_at = {now}
                WHERE concert_id = {concertId} AND status = 'active' AND expires_at <= {now}
                RETURNING claimed_at IS NOT NULL AS "Value"
                """
            )
            .ToListAsync(ct);
        return (claimed.Count, claimed.Count(isClaimed => !isClaimed));
    }
}
