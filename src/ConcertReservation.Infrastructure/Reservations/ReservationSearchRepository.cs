using ConcertReservation.Domain.Reservations;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Reservations;

/// <summary>
/// Each statement reads an index in order and stops at a limit, so that its cost does not grow with the tables. The texts
/// are compared with the operators of <c>text_pattern_ops</c>, which are those of the indexes: without wildcards, and the
/// same plan for every text.
/// </summary>
internal sealed class ReservationSearchRepository(ConcertReservationDb db) : IReservationSearchRepository
{
    // Higher than every character of a text.
    private const string Highest = "\U0010FFFF";

    private const string EmailFits = "normalized_email ~>=~ {0} AND normalized_email ~<~ {1}";
    private const string NameFits = "lower(name) ~>=~ lower({2}) AND lower(name) ~<~ lower({3})";
    private const string WordFits = "string_to_array(lower(name), ' ') @> ARRAY[lower({2})]";

    private const string Customers = $$"""
        /* every shard */ SELECT id AS "Value" FROM (
            (SELECT id FROM accounts WHERE {{EmailFits}} LIMIT {4})
            UNION (SELECT id FROM accounts WHERE {{NameFits}} LIMIT {4})
            UNION (SELECT id FROM accounts WHERE {{WordFits}} LIMIT {4})) AS account
        LIMIT {4}
        """;

    private const string HolderNameFits = "lower(holder_name) ~>=~ lower({0}) AND lower(holder_name) ~<~ lower({1})";
    private const string HolderEmailFits = "lower(holder_email) ~>=~ lower({0}) AND lower(holder_email) ~<~ lower({1})";

    // The index has only rows with a holder, which the planner does not conclude from the second condition.
    private const string HolderWordFits =
        "holder_name IS NOT NULL AND string_to_array(lower(holder_name), ' ') @> ARRAY[lower({0})]";

    private const string Issued = $$"""
        /* every shard */ SELECT id AS "Value" FROM (
            (SELECT id FROM reservations WHERE {{HolderNameFits}} LIMIT {2})
            UNION (SELECT id FROM reservations WHERE {{HolderEmailFits}} LIMIT {2})
            UNION (SELECT id FROM reservations WHERE {{HolderWordFits}} LIMIT {2})) AS issued
        LIMIT {2}
        """;

    // OFFSET 0 keeps the planner from reading all accounts for a hash table.
    private const string OfPerson = $$"""
        CROSS JOIN LATERAL (
            SELECT 1 FROM accounts
            WHERE accounts.id = latest.user_id AND (({{EmailFits}}) OR ({{NameFits}}) OR {{WordFits}})
            UNION ALL SELECT 1 WHERE latest.fits
            OFFSET 0) AS person
        """;

    // The texts of a search among the latest reservations are {2} and {3}.
    private static readonly string HolderFits = $"({HolderNameFits}) OR ({HolderEmailFits}) OR ({HolderWordFits})"
        .Replace("{0}", "{2}", StringComparison.Ordinal)
        .Replace("{1}", "{3}", StringComparison.Ordinal);

    // A hold has no entry in the index of the serials, and is found by its seats.
    public async Task<Guid?> FindBySerialAsync(long serial, CancellationToken ct)
    {
        var found = await db
            .Database.SqlQuery<Guid>(
                $"""
                /* every shard */
                SELECT id AS "Value" FROM reservations WHERE serial = {serial} AND status <> 'held'
                UNION SELECT reservations.id FROM seats JOIN reservations ON reservations.id = seats.reservation_id
                WHERE seats.status = 'held' AND reservations.status = 'held' AND serial = {serial}
                """
            )
            .ToListAsync(ct);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<IReadOnlyList<Guid>> FindCustomersAsync(string text, int take, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<Guid>(Customers, [.. TextOf(text), take]).ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> ListOfCustomersAsync(
        IReadOnlyCollection<Guid> userIds,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    )
    {
        var conditions = new SqlConditions([userIds.ToArray(), take]).Before(filter).Selected(filter);
        var sql = $$"""
            /* every shard */ SELECT own.id AS "Value" FROM unnest({0}) AS customer (id)
            CROSS JOIN LATERAL (
                SELECT id FROM reservations WHERE user_id = customer.id {{conditions}} ORDER BY id DESC LIMIT {1}) AS own
            ORDER BY own.id DESC LIMIT {1}
            """;
        return await db.Database.SqlQueryRaw<Guid>(sql, conditions.Arguments).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> FindIssuedAsync(string text, int take, CancellationToken ct) =>
        await db.Database.SqlQueryRaw<Guid>(Issued, text, text + Highest, take).ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> ListSelectedAsync(
        IReadOnlyCollection<Guid> ids,
        ReservationFilter filter,
        int take,
        CancellationToken ct
    )
    {
        var conditions = new SqlConditions([ids.ToArray(), take]).Before(filter).Selected(filter);
        var sql = $$"""
            /* every shard */ SELECT id AS "Value" FROM reservations
            WHERE id = ANY({0}) {{conditions}} ORDER BY id DESC LIMIT {1}
            """;
        return await db.Database.SqlQueryRaw<Guid>(sql, conditions.Arguments).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> ListLatestAsync(
        string? text,
        ReservationFilter filter,
        int window,
        int take,
        CancellationToken ct
    )
    {
        var inWindow = new SqlConditions([.. TextOf(text ?? ""), window, take]).Before(filter).OfConcert(filter);
        var selected = new SqlConditions(inWindow.Arguments).Selected(filter);
        var sql = $$"""
            /* every shard */ SELECT latest.id AS "Value" FROM (
                SELECT id, user_id, concert_id, performance_id, status, expires_at, {{HolderFits}} AS fits
                FROM reservations
                WHERE true {{inWindow}} ORDER BY id DESC LIMIT {4}) AS latest
            {{(text is null ? "" : OfPerson)}}
            WHERE true {{selected}} ORDER BY latest.id DESC LIMIT {5}
            """;
        return await db.Database.SqlQueryRaw<Guid>(sql, selected.Arguments).ToListAsync(ct);
    }

    public async Task<Guid?> FindEndOfWindowAsync(ReservationFilter filter, int window, CancellationToken ct)
    {
        var conditions = new SqlConditions([window - 1]).Before(filter).OfConcert(filter);
        var sql = $$"""
            /* every shard */ SELECT id AS "Value" FROM reservations
            WHERE true {{conditions}} ORDER BY id DESC OFFSET {0} LIMIT 1
            """;
        var last = await db.Database.SqlQueryRaw<Guid>(sql, conditions.Arguments).ToListAsync(ct);
        return last.Count == 0 ? null : last[0];
    }

    public async Task<IReadOnlyList<FoundReservation>> ListAsync(
        IReadOnlyCollection<Guid> ids,
        ReservationFilter filter,
        CancellationToken ct
    )
    {
        var found = db.Reservations.Where(r => ids.Contains(r.Id)).WhereStatus(filter.Status, filter.Now);
        if (filter.Before is { } before)
            found = found.Where(r => r.Id < before);
        if (filter.ConcertId is { } concertId)
            found = found.Where(r => r.ConcertId == concertId);
        if (filter.PerformanceId is { } performanceId)
            found = found.Where(r => r.PerformanceId == performanceId);
        return await found.ToFound(db, filter.Now).AcrossShards().ToListAsync(ct);
    }

    private static object[] TextOf(string text)
    {
        var email = text.ToUpperInvariant(); // as Identity stores it
        return [email, email + Highest, text, text + Highest];
    }

    /// <summary>Conditions that depend on the request, with the arguments of the whole statement.</summary>
    private sealed class SqlConditions(object[] arguments)
    {
        private string _sql = "";

        public object[] Arguments { get; private set; } = arguments;

        public SqlConditions Before(ReservationFilter filter) =>
            filter.Before is { } before ? And("reservations.id < {0}", before) : this;

        public SqlConditions OfConcert(ReservationFilter filter) =>
            filter.ConcertId is { } concertId ? And("concert_id = {0}", concertId) : this;

        public SqlConditions Selected(ReservationFilter filter)
        {
            OfConcert(filter);
            if (filter.PerformanceId is { } performanceId)
                And("performance_id = {0}", performanceId);
            return filter.Status switch
            {
                null => this,
                ReservationStatus.Held => And("status = 'held' AND expires_at > {0}", filter.Now),
                ReservationStatus.Expired => And(
                    "(status = 'expired' OR (status = 'held' AND expires_at <= {0}))",
                    filter.Now
                ),
                { } status => And("status = {0}", StoredName.Of(status)),
            };
        }

        public override string ToString() => _sql;

        private SqlConditions And(string condition, object argument)
        {
            var name = string.Create(null, $"{{{Arguments.Length}}}");
            _sql += " AND " + condition.Replace("{0}", name, StringComparison.Ordinal);
            Arguments = [.. Arguments, argument];
            return this;
        }
    }
}
