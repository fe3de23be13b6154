using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

internal sealed class SessionRepository(ConcertReservationDb db, UserManager<AccountRecord> users) : ISessionRepository
{
    public async Task<bool> TryAddAsync(
        Session session,
        byte[] refreshHash,
        RefreshTokenUse signIn,
        string network,
        CancellationToken ct
    )
    {
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO sessions (session_id, user_id, created_at, last_used_at, expires_at, address, network, user_agent)
            VALUES ({session.Id}, {session.UserId}, {signIn.At}, {signIn.At}, {session.ExpiresAt}, {signIn.Address},
                {network}, {signIn.UserAgent})
            ON CONFLICT (session_id) DO NOTHING
            """,
            ct
        );
        if (added == 0)
            return false;
        await InsertTokenAsync(session, refreshHash, ct);
        return true;
    }

    public async Task<Session?> FindForUpdateAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        var rows = await db
            .Database.SqlQuery<SessionRow>(
                $"""
                SELECT expires_at AS "ExpiresAt", ended_at IS NOT NULL AS "IsEnded"
                FROM sessions WHERE session_id = {sessionId} AND user_id = {userId} FOR NO KEY UPDATE
                """
            )
            .ToListAsync(ct);
        return rows.Count == 0 ? null : Session.Existing(sessionId, userId, rows[0].ExpiresAt, rows[0].IsEnded);
    }

    public async Task<RefreshTokenUse?> UseAsync(
        Session session,
        byte[] hash,
        RefreshTokenUse use,
        CancellationToken ct
    )
    {
        var uses = await db
            .Database.SqlQuery<UseRow>(
                $"""
                UPDATE refresh_tokens SET
                    used_at = coalesce(used_at, {use.At}),
                    used_address = coalesce(used_address, {use.Address}),
                    used_user_agent = coalesce(used_user_agent, {use.UserAgent})
                WHERE hash = {hash} AND session_id = {session.Id} AND user_id = {session.UserId}
                RETURNING used_at AS "At", used_address AS "Address", used_user_agent AS "UserAgent"
                """
            )
            .ToListAsync(ct);
        return uses.Count == 0 ? null : new RefreshTokenUse(uses[0].At, uses[0].Address, uses[0].UserAgent);
    }

    public async Task AddRefreshTokenAsync(Session session, byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        await InsertTokenAsync(session, hash, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sessions SET last_used_at = {now}, expires_at = {now + Session.Lifetime}
            WHERE session_id = {session.Id} AND user_id = {session.UserId}
            """,
            ct
        );
    }

    public async Task<IReadOnlyList<SessionView>> ListLiveAsync(
        Guid userId,
        Guid? before,
        int take,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        await db
            .Database.SqlQuery<SessionView>(
                $"""
                SELECT session_id AS "SessionId", created_at AS "CreatedAt", last_used_at AS "LastUsedAt",
                    address AS "Address", user_agent AS "UserAgent"
                FROM sessions WHERE user_id = {userId} AND ended_at IS NULL AND expires_at > {now}
                    AND session_id < coalesce({before}, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
                ORDER BY session_id DESC LIMIT {take}
                """
            )
            .ToListAsync(ct);

    // By the clock of the database, because every instance reads by it what has ended.
    public async Task<bool> EndAsync(Guid userId, Guid sessionId, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sessions SET ended_at = clock_timestamp()
            WHERE session_id = {sessionId} AND user_id = {userId} AND ended_at IS NULL
            """,
            ct
        ) == 1;

    public async Task<IReadOnlyList<Guid>> EndOthersAsync(Guid userId, Guid sessionId, CancellationToken ct) =>
        await db
            .Database.SqlQuery<Guid>(
                $"""
                UPDATE sessions SET ended_at = clock_timestamp()
                WHERE user_id = {userId} AND session_id <> {sessionId} AND ended_at IS NULL
                RETURNING session_id AS "Value"
                """
            )
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> EndAllAsync(Guid userId, CancellationToken ct) =>
        await db
            .Database.SqlQuery<Guid>(
                $"""
                UPDATE sessions SET ended_at = clock_timestamp()
                WHERE user_id = {userId} AND ended_at IS NULL RETURNING session_id AS "Value"
                """
            )
            .ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> ListEndedAsync(TimeSpan ago, CancellationToken ct) =>
        await db
            .Database.SqlQuery<Guid>(
                $"""
                /* every shard */ SELECT session_id AS "Value" FROM sessions WHERE ended_at > clock_timestamp() - {ago}
                """
            )
            .ToListAsync(ct);

    public async Task<bool> HasSignedInFromAsync(string email, string network, CancellationToken ct)
    {
        // An unknown e-mail address costs the same query.
        var userId = (await users.FindByEmailAsync(email))?.Id ?? Guid.Empty;
        return await db
            .Database.SqlQuery<bool>(
                $"""
                SELECT EXISTS (SELECT FROM sessions WHERE user_id = {userId} AND network = {network}) AS "Value"
                """
            )
            .SingleAsync(ct);
    }

    public async Task<int> DeleteOldAsync(
        DateTimeOffset sessionsBefore,
        DateTimeOffset tokensBefore,
        int limit,
        CancellationToken ct
    )
    {
        var tokens = await db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM refresh_tokens WHERE hash IN (
                SELECT hash FROM refresh_tokens WHERE used_at < {tokensBefore} LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );
        var sessions = await db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM sessions WHERE session_id IN (
                SELECT session_id FROM sessions WHERE expires_at < {sessionsBefore} LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );
        return Math.Max(tokens, sessions);
    }

    private Task<int> InsertTokenAsync(Session session, byte[] hash, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO refresh_tokens (hash, session_id, user_id) VALUES ({hash}, {session.Id}, {session.UserId})
            """,
            ct
        );

    private sealed record SessionRow(DateTimeOffset ExpiresAt, bool IsEnded);

    private sealed record UseRow(DateTimeOffset At, string Address, string UserAgent);
}
