using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>The table is not in the model, because only SQL reads it.</summary>
internal sealed class AccountTokenRepository(ConcertReservationDb db) : IAccountTokenRepository
{
    public Task AddAsync(AccountToken token, byte[] hash, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO account_tokens (hash, kind, user_id, email, created_at, expires_at)
            VALUES ({hash}, {StoredName.Of(token.Kind)}, {token.UserId}, {token.Email}, {now}, {token.ExpiresAt})
            """,
            ct
        );

    public Task<AccountToken?> FindAsync(AccountTokenKind kind, byte[] hash, CancellationToken ct) =>
        ReadAsync(
            kind,
            $"""
            SELECT user_id AS "UserId", email AS "Email", expires_at AS "ExpiresAt", used_at AS "UsedAt"
            FROM account_tokens WHERE hash = {hash} AND kind = {StoredName.Of(kind)}
            """,
            ct
        );

    public Task<AccountToken?> FindForUpdateAsync(AccountTokenKind kind, byte[] hash, CancellationToken ct) =>
        ReadAsync(
            kind,
            $"""
            SELECT user_id AS "UserId", email AS "Email", expires_at AS "ExpiresAt", used_at AS "UsedAt"
            FROM account_tokens WHERE hash = {hash} AND kind = {StoredName.Of(kind)} FOR NO KEY UPDATE
            """,
            ct
        );

    public Task UseAllAsync(AccountTokenKind kind, Guid userId, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE account_tokens SET used_at = {now}
            WHERE user_id = {userId} AND kind = {StoredName.Of(kind)} AND used_at IS NULL
            """,
            ct
        );

    public Task<int> DeleteExpiredAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM account_tokens WHERE hash IN (
                SELECT hash FROM account_tokens WHERE expires_at < {before} LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );

    private async Task<AccountToken?> ReadAsync(AccountTokenKind kind, FormattableString sql, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Row>(sql).ToListAsync(ct);
        return rows.Count == 0
            ? null
            : new AccountToken(kind, rows[0].UserId, rows[0].Email, rows[0].ExpiresAt, rows[0].UsedAt);
    }

    private sealed record Row(Guid UserId, string Email, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
}
