using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Databases;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>
/// A database beside that of the service, on the same server, with the schema of commit f059d72. What later migrations
/// change does not change the limit.
/// </summary>
internal sealed class RawDatabase
{
    private const string Name = "raw";
    private const string Schema = "raw-schema.sql";

    private readonly Sql _sql;
    private int _users;

    private RawDatabase(string connectionString) =>
        (ConnectionString, _sql) = (connectionString, new Sql(connectionString));

    public string ConnectionString { get; }

    /// <param name="service">The connection string of the service's database.</param>
    public static async Task<RawDatabase> CreateAsync(string service, CancellationToken ct)
    {
        await new Sql(service).ExecuteAsync($"CREATE DATABASE {Name}", [], ct);
        var own = new NpgsqlConnectionStringBuilder(service) { Database = Name, CommandTimeout = 0 };
        var database = new RawDatabase(own.ConnectionString);
        using var schema = new StreamReader(typeof(RawDatabase).Assembly.GetManifestResourceStream(Schema)!);
        await database._sql.ExecuteAsync(await schema.ReadToEndAsync(ct), [], ct);
        return database;
    }

    /// <summary>
    /// A concert whose performances have <see cref="ConcertSetup.SeatsEach"/> seats each, and users 1 to
    /// <paramref name="users"/>, who have money and are admitted: user n may buy seat n.
    /// </summary>
    public async Task<BenchConcert> AdmitAsync(int users, CancellationToken ct)
    {
        await FundAsync(users, ct);
        var concertId = await AnnounceAsync(users, ct);
        await _sql.ExecuteAsync(
            $"""
            INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at,
                activated_at, claimed_at, expires_at, admission_batch)
            SELECT {Ids.TokenSql}, $1, {Ids.UserSql}, n, 'active', now(), now(), now(), now() + interval '1 day', 1
            FROM generate_series(1, $2) AS n
            """,
            [concertId, users],
            ct
        );
        var seats = await _sql.RowsAsync(
            "SELECT performance_id, id FROM seats WHERE concert_id = $1 ORDER BY id",
            row => new BenchSeat(row.GetInt64(0), row.GetInt64(1)),
            [concertId],
            ct
        );
        // So that this does not happen during a measurement.
        await _sql.ExecuteAsync("VACUUM (ANALYZE)", [], ct);
        return new BenchConcert(concertId, seats);
    }

    private async Task FundAsync(int users, CancellationToken ct)
    {
        if (users <= _users)
            return;
        await _sql.ExecuteAsync(
            $"""
            WITH account AS (
                INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                    lockout_enabled, access_failed_count)
                SELECT {Ids.UserSql}, 'Visitor', 'customer', lower(mail), mail, lower(mail), mail, true, 0
                FROM generate_series($1, $2) AS n, format('VISITOR-%s@BENCH.EXAMPLE', n) AS mail
                RETURNING id),
            wallet AS (INSERT INTO wallets (user_id, balance, entry_count) SELECT id, $3, 1 FROM account)
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT id, id, 1, now(), $3, $3, 'charge' FROM account
            """,
            [_users + 1, users, AccountSetup.Charged],
            ct
        );
        _users = users;
    }

    private Task<long> AnnounceAsync(int seats, CancellationToken ct) =>
        _sql.ScalarAsync<long>(
            """
            WITH concert AS (
                INSERT INTO concerts (title, time_zone, sale_opens_at, last_starts_at, venue_address, venue_name)
                VALUES ('Bench', 'Asia/Seoul', now(), now() + interval '60 days', 'Seoul', 'Bench Hall')
                RETURNING id),
            line AS (
                INSERT INTO lines (concert_id, next_place, frontier, admission_credit, credited_at, active_for,
                    claim_within, hold_for, max_active, max_seats_per_reservation, max_seats_per_user, paused,
                    admission_batch)
                SELECT id, $1 + 1, $1, 0, now(), '1 day', '1 day', '1 day', $1, 4, 8, true, 1 FROM concert),
            performance AS (
                INSERT INTO performances (concert_id, starts_at, total_seats, price_from)
                SELECT id, now() + interval '30 days' + hour * interval '1 hour', $2, $3
                FROM concert, generate_series(1, ($1 - 1) / $2 + 1) AS hour
                RETURNING id, concert_id),
            seat AS (
                INSERT INTO seats (concert_id, performance_id, number, price, status)
                SELECT concert_id, id, number, $3, 'available' FROM performance, generate_series(1, $2) AS number)
            SELECT id FROM concert
            """,
            [seats, ConcertSetup.SeatsEach, ConcertSetup.Price],
            ct
        );
}
