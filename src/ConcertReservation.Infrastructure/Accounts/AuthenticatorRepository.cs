using System.Security.Cryptography;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>
/// Keeps the secrets protected with the Data Protection keys, for the account they belong to: the secret of one account does
/// not work in the row of another.
/// </summary>
internal sealed class AuthenticatorRepository(
    ConcertReservationDb db,
    IDataProtectionProvider protection,
    ILogger<AuthenticatorRepository> log
) : IAuthenticatorRepository
{
    private const string Purpose = "authenticator.v1";

    public async Task<AuthenticatorState> FindStateAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Database.SqlQuery<StateRow>(
                $"""
                SELECT enabled_at AS "EnabledAt", (SELECT count(*) FROM recovery_codes
                    WHERE user_id = {userId} AND used_at IS NULL)::int AS "Left"
                FROM authenticators WHERE user_id = {userId}
                """
            )
            .ToListAsync(ct);
        return rows.Count == 0
            ? new AuthenticatorState(EnabledAt: null, RecoveryCodesLeft: 0)
            : new AuthenticatorState(rows[0].EnabledAt, rows[0].Left);
    }

    public async Task<Authenticator?> FindForUpdateAsync(Guid userId, CancellationToken ct)
    {
        var rows = await db
            .Database.SqlQuery<AuthenticatorRow>(
                $"""
                SELECT secret AS "Secret", enabled_at IS NOT NULL AS "IsOn", last_step AS "LastStep"
                FROM authenticators WHERE user_id = {userId} FOR UPDATE
                """
            )
            .ToListAsync(ct);
        return rows is [var row]
            ? Authenticator.Existing(userId, Unprotect(userId, row.Secret), row.IsOn, row.LastStep)
            : null;
    }

    public async Task<bool> TryProposeAsync(Authenticator proposed, DateTimeOffset now, CancellationToken ct)
    {
        var secret = ProtectorOf(proposed.UserId).Protect(proposed.Secret!);
        return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO authenticators AS kept (user_id, secret, proposed_at)
                VALUES ({proposed.UserId}, {secret}, {now})
                ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, proposed_at = excluded.proposed_at
                WHERE kept.enabled_at IS NULL
                """,
                ct
            ) == 1;
    }

    public async Task TurnOnAsync(
        Authenticator authenticator,
        IReadOnlyCollection<byte[]> recoveryHashes,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        byte[][] hashes = [.. recoveryHashes];
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE authenticators SET enabled_at = {now}, last_step = {authenticator.LastStep}
            WHERE user_id = {authenticator.UserId}
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO recovery_codes (user_id, hash) SELECT {authenticator.UserId}, unnest({hashes})",
            ct
        );
    }

    public Task UpdateStepAsync(Authenticator authenticator, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"UPDATE authenticators SET last_step = {authenticator.LastStep} WHERE user_id = {authenticator.UserId}",
            ct
        );

    public async Task<bool> UseRecoveryCodeAsync(Guid userId, byte[] hash, DateTimeOffset now, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE recovery_codes SET used_at = {now}
            WHERE user_id = {userId} AND hash = {hash} AND used_at IS NULL
            """,
            ct
        ) == 1;

    public async Task<bool> RemoveAsync(Guid userId, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"DELETE FROM authenticators WHERE user_id = {userId}", ct) == 1;

    private byte[]? Unprotect(Guid userId, byte[] secret)
    {
        try
        {
            return ProtectorOf(userId).Unprotect(secret);
        }
        catch (CryptographicException exception)
        {
            log.LogWarning(
                exception,
                "The secret of the authenticator of {UserId} cannot be read: only a recovery code works.",
                userId
            );
            return null;
        }
    }

    private IDataProtector ProtectorOf(Guid userId) => protection.CreateProtector(Purpose, userId.ToString("N"));

    private sealed record StateRow(DateTimeOffset? EnabledAt, int Left);

    private sealed record AuthenticatorRow(byte[] Secret, bool IsOn, long LastStep);
}
