using System.Runtime.CompilerServices;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Accounts;

/// <summary>The table is not in the model, because only SQL reads it.</summary>
internal sealed class SecurityEventRepository(
    ConcertReservationDb db,
    PendingStatements statements,
    ILookupNormalizer normalizer
) : ISecurityEventRepository
{
    public void Add(SecurityEvent happened) =>
        statements.Add(
            $"""
            INSERT INTO security_events (id, at, kind, user_id, email, by_user_id, address, user_agent, times, detail)
            VALUES ({happened.Id}, {happened.At}, {StoredName.Of(happened.Kind)}, {happened.UserId}, {happened.Email},
                {happened.ByUserId}, {happened.Address}, {happened.UserAgent}, {happened.Times}, {happened.Detail})
            """,
            rows: 1
        );

    public Task InsertRefusalsAsync(IReadOnlyCollection<SecurityEvent> refusals, CancellationToken ct)
    {
        T[] Each<T>(Func<SecurityEvent, T> column) => [.. refusals.Select(column)];
        return db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ INSERT INTO security_events (id, at, kind, user_id, email, address, user_agent, times)
            SELECT refusal.id, refusal.at, refusal.kind, coalesce(refusal.user_id, accounts.id),
                CASE WHEN coalesce(refusal.user_id, accounts.id) IS NULL THEN refusal.email END,
                refusal.address, refusal.user_agent, refusal.times
            FROM unnest({Each(e => e.Id)}, {Each(e => e.At)}, {Each(e => StoredName.Of(e.Kind))},
                {Each(e => e.UserId)}, {Each(e => e.Email)}, {Each(e => normalizer.NormalizeEmail(e.Email))},
                {Each(e => e.Address)}, {Each(e => e.UserAgent)}, {Each(e => e.Times)})
                AS refusal(id, at, kind, user_id, email, normalized, address, user_agent, times)
            LEFT JOIN accounts ON accounts.normalized_email = refusal.normalized
            """,
            ct
        );
    }

    public async Task<IReadOnlyList<NamedSecurityEvent>> ListAsync(
        SecurityEventFilter filter,
        Guid? before,
        int take,
        CancellationToken ct
    )
    {
        var conditions = new Conditions();
        if (before is { } id)
            conditions.Add("event.id < {0}", id);
        if (filter.UserId is { } userId)
            conditions.Add("event.user_id = {0}", userId);
        if (filter.Kind is { } kind)
            conditions.Add("event.kind = {0}", StoredName.Of(kind));
        if (filter.Email is { } email)
            conditions.Add(
                "(event.user_id = (SELECT id FROM accounts WHERE normalized_email = {0}) OR event.email = {1})",
                normalizer.NormalizeEmail(email),
                email.ToLowerInvariant()
            );
        var rows = await db.Database.SqlQuery<Row>(conditions.ToQuery(take)).ToListAsync(ct);
        return [.. rows.Select(row => row.ToNamed()).OfType<NamedSecurityEvent>()];
    }

    public Task<int> DeleteBeforeAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ DELETE FROM security_events WHERE id IN (
                SELECT id FROM security_events WHERE at < {before} ORDER BY at LIMIT {limit} FOR UPDATE SKIP LOCKED)
            """,
            ct
        );

    /// <summary>Only the conditions that restrict are part of the statement, so that each uses its index.</summary>
    private sealed class Conditions
    {
        private readonly List<string> _texts = ["true"];
        private readonly List<object?> _values = [];

        public void Add(string text, params object?[] values)
        {
            object[] places = [.. values.Select((_, i) => $"{{{_values.Count + i}}}")];
            _texts.Add(string.Format(null, text, places));
            _values.AddRange(values);
        }

        public FormattableString ToQuery(int take)
        {
            var limit = $"{{{_values.Count}}}";
            return FormattableStringFactory.Create(
                $"""
                /* every shard */ SELECT event.id AS "Id", event.at AS "At", event.kind AS "Kind",
                    event.user_id AS "UserId", coalesce(account.email, event.email) AS "Email", account.name AS "Name",
                    event.by_user_id AS "ByUserId", staff.name AS "ByName", event.address AS "Address",
                    event.user_agent AS "UserAgent", event.times AS "Times", event.detail AS "Detail"
                FROM security_events AS event
                LEFT JOIN accounts AS account ON account.id = event.user_id
                LEFT JOIN accounts AS staff ON staff.id = event.by_user_id
                WHERE {string.Join(" AND ", _texts)} ORDER BY event.id DESC LIMIT {limit}
                """,
                [.. _values, take]
            );
        }
    }

    private sealed record Row(
        Guid Id,
        DateTimeOffset At,
        string Kind,
        Guid? UserId,
        string? Email,
        string? Name,
        Guid? ByUserId,
        string? ByName,
        string Address,
        string UserAgent,
        int Times,
        string? Detail
    )
    {
        /// <summary>Null for a kind of a newer version.</summary>
        public NamedSecurityEvent? ToNamed() =>
            StoredName.Find<SecurityEventKind>(Kind) is { } kind
                ? new NamedSecurityEvent(
                    new SecurityEvent(Id, At, kind, UserId, Email, ByUserId, Address, UserAgent, Times, Detail),
                    Email,
                    Name,
                    ByName
                )
                : null;
    }
}
