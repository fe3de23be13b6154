using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>The rows that a purchase needs, written straight to the database of the limit.</summary>
internal static class RawSetup
{
    private const long Charged = 100_000_000;

    public static async Task<BenchConcert> AnnounceAsync(NpgsqlDataSource database, int count, CancellationToken ct)
    {
        var concertId = await AddConcertAsync(database, ct);
        await ExecuteAsync(database, AddPeople, [count, Charged], ct);
        await ExecuteAsync(database, AddHalls, [concertId, count, ConcertSetup.SeatsEach, ConcertSetup.Price], ct);
        await ExecuteAsync(database, AddTokens, [concertId, count], ct);
        await ExecuteAsync(database, "VACUUM (ANALYZE)", [], ct);
        return new BenchConcert(concertId, await ReadSeatsAsync(database, concertId, count, ct));
    }

    private const string AddPeople = $"""
        WITH account AS (
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT {Ids.UserSql}, 'Visitor', 'customer', lower(mail), mail, lower(mail), mail, true, 0
            FROM generate_series(1, $1) AS n, format('VISITOR-%s@BENCH.EXAMPLE', n) AS mail
            ON CONFLICT DO NOTHING RETURNING id)
        INSERT INTO wallets (user_id, balance, entry_count) SELECT id, $2, 0 FROM account
        """;

    private const string AddHalls = """
        WITH performance AS (
            INSERT INTO performances (concert_id, starts_at, total_seats, price_from)
            SELECT $1, now() + n * interval '1 hour', $3, $4 FROM generate_series(1, ($2 - 1) / $3 + 1) AS n
            RETURNING id)
        INSERT INTO seats (concert_id, performance_id, number, price, status)
        SELECT $1, performance.id, number, $4, 'available'
        FROM performance, generate_series(1, $3) AS number ORDER BY performance.id, number
        """;

    private const string AddTokens = $"""
        INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at, activated_at, claimed_at,
            expires_at, admission_batch)
        SELECT {Ids.TokenSql}, $1, {Ids.UserSql}, n, 'active', now(), now(), now(), now() + interval '1 day', 1
        FROM generate_series(1, $2) AS n
        """;

    private static async Task<long> AddConcertAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            WITH concert AS (
                INSERT INTO concerts (title, time_zone, sale_opens_at, last_starts_at, venue_address, venue_name)
                VALUES ('Bench', 'Asia/Seoul', now(), now() + interval '1 year', 'Seoul', 'Hall') RETURNING id)
            INSERT INTO lines (concert_id, next_place, frontier, admission_credit, credited_at, active_for, claim_within,
                hold_for, max_active, max_seats_per_reservation, max_seats_per_user, paused)
            SELECT id, 1000001, 1000000, 0, now(), '1 day', '1 minute', '1 day', 1000000, 4, 8, false FROM concert
            RETURNING concert_id
            """
        );
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<IReadOnlyList<BenchSeat>> ReadSeatsAsync(
        NpgsqlDataSource database,
        long concertId,
        int count,
        CancellationToken ct
    )
    {
        await using var command = database.CreateCommand(
            "SELECT performance_id, id FROM seats WHERE concert_id = $1 ORDER BY id LIMIT $2"
        );
        command.Parameters.AddWithValue(concertId);
        command.Parameters.AddWithValue(count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var seats = new List<BenchSeat>();
        while (await reader.ReadAsync(ct))
            seats.Add(new BenchSeat(reader.GetInt64(0), reader.GetInt64(1)));
        return seats;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql, object[] values, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(ct);
    }
}
