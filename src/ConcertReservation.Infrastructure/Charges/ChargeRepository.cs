using ConcertReservation.Domain.Charges;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Charges;

internal sealed class ChargeRepository(ConcertReservationDb db) : IChargeRepository
{
    // Each pause is twice the one before, so that a provider that is away is not asked by every charge at once.
    private const int MostDoublings = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public void Add(Charge charge) => db.Charges.Add(charge);

    public void Add(ChargeCancellation cancellation) => db.ChargeCancellations.Add(cancellation);

    public Task<Charge?> FindAsync(Guid userId, Guid id, CancellationToken ct) =>
        db.Charges.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId && c.Id == id, ct);

    public Task<Charge?> FindForUpdateAsync(Guid userId, Guid id, CancellationToken ct) =>
        db.Charges.FromRows($"WHERE user_id = {userId} AND id = {id} FOR UPDATE").LockOneAsync(ct);

    public Task<Charge?> FindByKeyAsync(Guid userId, string key, CancellationToken ct) =>
        db.Charges.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId && c.RequestKey == key, ct);

    public Task<ChargeCancellation?> FindCancellationByKeyAsync(Guid userId, string key, CancellationToken ct) =>
        db.ChargeCancellations.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId && c.RequestKey == key, ct);

    public async Task ForgetKeyAsync(Guid userId, string key, DateTimeOffset before, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE charges SET request_key = NULL, request_fingerprint = NULL
            WHERE user_id = {userId} AND request_key = {key} AND created_at <= {before}
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE charge_cancellations SET request_key = NULL, request_fingerprint = NULL
            WHERE user_id = {userId} AND request_key = {key} AND at <= {before}
            """,
            ct
        );
    }

    public Task<ChargeCancellation?> FindCancellationForUpdateAsync(Guid userId, Guid id, CancellationToken ct) =>
        db.ChargeCancellations.FromRows($"WHERE user_id = {userId} AND id = {id} FOR UPDATE").LockOneAsync(ct);

    public Task<ChargeCancellation?> FindCancellationAsync(Guid userId, Guid id, CancellationToken ct) =>
        db.ChargeCancellations.AsNoTracking().SingleOrDefaultAsync(c => c.UserId == userId && c.Id == id, ct);

    public async Task<(int Count, long Amount)> SumPendingAsync(Guid userId, CancellationToken ct)
    {
        var amounts = await db
            .Charges.Where(c => c.UserId == userId && c.Status == ChargeStatus.Pending)
            .Select(c => c.Amount)
            .ToListAsync(ct);
        return (amounts.Count, amounts.Sum());
    }

    public async Task<IReadOnlyList<Charge>> ListAsync(Guid userId, Guid? before, int take, CancellationToken ct)
    {
        var own = db.Charges.AsNoTracking().Where(c => c.UserId == userId);
        if (before is { } id)
            own = own.Where(c => c.Id < id);
        return await own.OrderByDescending(c => c.Id).Take(take).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ChargeCancellation>> ListCancellationsAsync(
        Guid userId,
        IReadOnlyCollection<Guid> chargeIds,
        CancellationToken ct
    ) =>
        await db
            .ChargeCancellations.AsNoTracking()
            .Where(c => c.UserId == userId && chargeIds.Contains(c.ChargeId))
            .OrderBy(c => c.Id)
            .ToListAsync(ct);

    public Task<Charge?> FindByOrderAsync(Guid id, CancellationToken ct) =>
        db.Charges.AsNoTracking().Where(c => c.Id == id).AcrossShards().SingleOrDefaultAsync(ct);

    public Task<Charge?> FindByReferenceAsync(PaymentProviderName provider, string reference, CancellationToken ct) =>
        db
            .Charges.AsNoTracking()
            .Where(c => c.Provider == provider && c.Reference == reference)
            .AcrossShards()
            .SingleOrDefaultAsync(ct);

    public async Task<Charge?> LeaseAsync(DateTimeOffset now, TimeSpan firstPause, CancellationToken ct)
    {
        var leased = await db
            .Database.SqlQuery<Leased>(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT /* every shard */ id FROM charges WHERE status = 'pending' AND due_at <= {now}
                    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                UPDATE charges SET attempts = attempts + 1, due_at = least(
                    {now} + least({LongestPause}, {firstPause} * power(2, least(attempts, {MostDoublings}))),
                    CASE WHEN expires_at > {now} THEN expires_at END)
                FROM due
                WHERE charges.id = due.id
                RETURNING charges.id AS "Id", charges.user_id AS "UserId"
                """
            )
            .ToListAsync(ct);
        return leased is [var one] ? await FindAsync(one.UserId, one.Id, ct) : null;
    }

    public async Task<ChargeCancellation?> LeaseCancellationAsync(
        DateTimeOffset now,
        TimeSpan firstPause,
        CancellationToken ct
    )
    {
        var leased = await db
            .Database.SqlQuery<Leased>(
                $"""
                WITH due AS MATERIALIZED (
                    SELECT /* every shard */ id FROM charge_cancellations WHERE status = 'pending' AND due_at <= {now}
                    ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                UPDATE charge_cancellations SET attempts = attempts + 1,
                    due_at = {now} + least({LongestPause}, {firstPause} * power(2, least(attempts, {MostDoublings})))
                FROM due WHERE charge_cancellations.id = due.id
                RETURNING charge_cancellations.id AS "Id", user_id AS "UserId"
                """
            )
            .ToListAsync(ct);
        return leased is [var one] ? await FindCancellationAsync(one.UserId, one.Id, ct) : null;
    }

    public async Task<ChargeBacklog> CountPendingAsync(CancellationToken ct) =>
        await db
            .Database.SqlQuery<ChargeBacklog>(
                $"""
                SELECT /* every shard */ count(*)::int AS "Waiting", min(since) AS "Oldest" FROM (
                    SELECT confirmed_at AS since FROM charges WHERE status = 'pending' AND confirmed_at IS NOT NULL
                    UNION ALL SELECT at FROM charge_cancellations WHERE status = 'pending') AS waiting
                """
            )
            .AsAsyncEnumerable()
            .SingleAsync(ct);

    private sealed record Leased(Guid Id, Guid UserId);
}
