using ConcertReservation.Domain.Privacy;
using ConcertReservation.Infrastructure.Accounts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Privacy;

internal sealed class ErasureRepository(ConcertReservationDb db, UserManager<AccountRecord> users) : IErasureRepository
{
    public async Task<IReadOnlyList<long>> ListOpenConcertsAsync(Guid userId, CancellationToken ct) =>
        await db
            .Database.SqlQuery<long>(
                $"""
                /* every shard */
                SELECT concert_id AS "Value" FROM queue_tokens
                WHERE user_id = {userId} AND status IN ('waiting', 'active')
                UNION SELECT concert_id FROM reservations WHERE user_id = {userId} AND status = 'held'
                ORDER BY 1
                """
            )
            .ToListAsync(ct);

    public Task<int> CountUpcomingAsync(Guid userId, DateTimeOffset now, CancellationToken ct) =>
        db
            .Database.SqlQuery<int>(
                $"""
                /* every shard */
                SELECT count(*)::int AS "Value" FROM reservations
                JOIN performances ON performances.concert_id = reservations.concert_id
                    AND performances.id = reservations.performance_id
                WHERE reservations.user_id = {userId} AND reservations.status = 'paid' AND starts_at > {now}
                """
            )
            .SingleAsync(ct);

    public Task<int> CountPendingChargesAsync(Guid userId, CancellationToken ct) =>
        db
            .Database.SqlQuery<int>(
                $"""
                SELECT (SELECT count(*) FROM charges WHERE user_id = {userId} AND status = 'pending')::int
                    + (SELECT count(*) FROM charge_cancellations WHERE user_id = {userId} AND status = 'pending')::int AS "Value"
                """
            )
            .SingleAsync(ct);

    public async Task EraseAsync(Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var free = RemovedAddress.Of(userId);
        var normalized = users.NormalizeEmail(free);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE accounts SET removed_at = {now}, name = '', password_hash = NULL, security_stamp = NULL,
                email_verified_at = NULL,
                email = {free}, user_name = {free}, normalized_email = {normalized}, normalized_user_name = {normalized}
            WHERE id = {userId}
            """,
            ct
        );
        await EraseTracesAsync(userId, ct);
    }

    // The sessions stay for as long as an access token of theirs may live: by them, every instance refuses it.
    private async Task EraseTracesAsync(Guid userId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"UPDATE sessions SET address = '', network = '', user_agent = '' WHERE user_id = {userId}",
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM refresh_tokens WHERE user_id = {userId}
                AND session_id IN (SELECT session_id FROM sessions WHERE user_id = {userId})
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync($"DELETE FROM account_tokens WHERE user_id = {userId}", ct);
        await db.Database.ExecuteSqlAsync($"DELETE FROM authenticators WHERE user_id = {userId}", ct);
        await db.Database.ExecuteSqlAsync($"DELETE FROM idempotency_keys WHERE user_id = {userId}", ct);
        await db.Database.ExecuteSqlAsync($"/* every shard */ DELETE FROM refusals WHERE user_id = {userId}", ct);
    }
}
