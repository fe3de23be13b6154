using ConcertReservation.Domain.Charges;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ConcertReservation.Infrastructure.Charges;

/// <summary>Plain SQL on tables that are not in the model, because only these statements use them.</summary>
internal sealed class ChargeComparisonRepository(ConcertReservationDb db, ILogger<ChargeComparisonRepository> log)
    : IChargeComparisonRepository
{
    public async Task<bool> TryLeaseAsync(
        PaymentProviderName provider,
        DateOnly day,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken ct
    ) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ INSERT INTO charge_comparisons AS kept (provider, day, leased_until)
            VALUES ({StoredName.Of(provider)}, {day}, {until})
            ON CONFLICT (provider, day) DO UPDATE SET leased_until = excluded.leased_until
            WHERE kept.finished_at IS NULL AND kept.leased_until <= {now}
            """,
            ct
        ) == 1;

    public Task FinishAsync(PaymentProviderName provider, DateOnly day, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ UPDATE charge_comparisons SET finished_at = {now}
            WHERE provider = {StoredName.Of(provider)} AND day = {day}
            """,
            ct
        );

    public async Task<IReadOnlyList<Charge>> ListPaidAsync(
        PaymentProviderName provider,
        DateTimeOffset from,
        DateTimeOffset to,
        Guid? after,
        int take,
        CancellationToken ct
    )
    {
        var paid = db
            .Charges.AsNoTracking()
            .Where(c => c.Provider == provider && c.Status == ChargeStatus.Paid && c.EndedAt >= from && c.EndedAt < to);
        if (after is { } id)
            paid = paid.Where(c => c.Id > id);
        return await paid.OrderBy(c => c.Id).Take(take).AcrossShards().ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Charge>> ListAsync(
        PaymentProviderName provider,
        IReadOnlyCollection<string> references,
        CancellationToken ct
    ) =>
        await db
            .Charges.AsNoTracking()
            .Where(c => c.Provider == provider && references.Contains(c.Reference!))
            .AcrossShards()
            .ToListAsync(ct);

    public async Task<int> AddAsync(IReadOnlyCollection<ChargeDiscrepancy> discrepancies, CancellationToken ct)
    {
        var added = 0;
        foreach (var found in discrepancies)
        {
            if (!await TryAddAsync(found, ct))
                continue;
            added++;
            log.LogError(
                "{Provider} and the ledger differ: {Kind} {Reference}, {Expected} won in the ledger, {Found} won found",
                found.Provider,
                found.Kind,
                found.Reference,
                found.Expected,
                found.Found
            );
        }
        return added;
    }

    public async Task<IReadOnlyList<ChargeDiscrepancy>> ListDiscrepanciesAsync(
        Guid? before,
        int take,
        CancellationToken ct
    )
    {
        var rows = await db
            .Database.SqlQuery<DiscrepancyRow>(
                $"""
                SELECT /* every shard */ id AS "Id", at AS "At", provider AS "Provider", kind AS "Kind",
                    reference AS "Reference", charge_id AS "ChargeId", expected AS "Expected", found AS "Found"
                FROM charge_discrepancies WHERE {before}::uuid IS NULL OR id < {before}
                ORDER BY id DESC LIMIT {take}
                """
            )
            .ToListAsync(ct);
        return [.. rows.Select(row => row.ToDiscrepancy())];
    }

    private async Task<bool> TryAddAsync(ChargeDiscrepancy found, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ INSERT INTO charge_discrepancies
                (id, at, provider, kind, reference, charge_id, expected, found)
            VALUES ({found.Id}, {found.At}, {StoredName.Of(found.Provider)}, {StoredName.Of(found.Kind)},
                {found.Reference}, {found.ChargeId}, {found.Expected}, {found.Found})
            ON CONFLICT (provider, kind, reference) DO NOTHING
            """,
            ct
        ) == 1;

    private sealed record DiscrepancyRow(
        Guid Id,
        DateTimeOffset At,
        string Provider,
        string Kind,
        string Reference,
        Guid? ChargeId,
        long? Expected,
        long? Found
    )
    {
        public ChargeDiscrepancy ToDiscrepancy() =>
            new(
                Id,
                At,
                StoredName.Read<PaymentProviderName>(Provider),
                StoredName.Read<ChargeDiscrepancyKind>(Kind),
                Reference,
                ChargeId,
                Expected,
                Found
            );
    }
}
