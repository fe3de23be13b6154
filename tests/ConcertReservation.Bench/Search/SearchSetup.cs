using ConcertReservation.Bench.Setup;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Bench.Search;

/// <summary>
/// Reservations without seats, each of another customer. A fifth of the customers is a Kim; a fifth is called 남궁 and has no
/// reservation. Besides, so many issued reservations as a tenth of the customers.
/// </summary>
internal static class SearchSetup
{
    public static async Task FillAsync(Sql sql, ConcertOnSale concert, int count, CancellationToken ct)
    {
        await sql.ExecuteAsync(
            $"""
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT {Ids.UserSql},
                CASE n % 5 WHEN 0 THEN '김하늘 Kim ' || n WHEN 1 THEN '남궁' || n ELSE 'Customer Number' || n END,
                'customer', lower(mail), mail, lower(mail), mail, true, 0
            FROM generate_series(1, $1) AS n, format('VISITOR-%s@BENCH.EXAMPLE', n) AS mail
            """,
            [count],
            ct
        );
        await sql.ExecuteAsync(
            $"""
            INSERT INTO reservations (id, concert_id, performance_id, user_id, status, total_price, held_at, expires_at,
                paid_at)
            SELECT ('01900000-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid,
                $2, $3, {Ids.UserSql}, CASE n % 2 WHEN 0 THEN 'paid' ELSE 'expired' END, 0, now(), now() + interval '5 min',
                CASE n % 2 WHEN 0 THEN now() END
            FROM generate_series(1, $1) AS n WHERE n % 5 <> 1
            """,
            [count, concert.ConcertId, concert.PerformanceId],
            ct
        );
        await sql.ExecuteAsync(
            """
            INSERT INTO reservations (id, concert_id, performance_id, holder_name, holder_email, status, total_price,
                held_at, expires_at, paid_at)
            SELECT ('01900000-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid,
                $2, $3, 'Guest Of Band' || n, format('guest-%s@bench.example', n), 'paid', 0, now(), now(), now()
            FROM generate_series(1, $1 / 10) AS n
            """,
            [count, concert.ConcertId, concert.PerformanceId],
            ct
        );
        await sql.ExecuteAsync("VACUUM ANALYZE accounts", [], ct);
        await sql.ExecuteAsync("VACUUM ANALYZE reservations", [], ct);
    }

    public static async Task<IReadOnlyList<(string Name, string Query)>> QueriesAsync(
        Sql sql,
        ConcertOnSale concert,
        CancellationToken ct
    )
    {
        const string Middle = "FROM reservations WHERE status = 'paid' ORDER BY id DESC OFFSET 5000 LIMIT 1";
        var serial = await sql.ScalarAsync<long>($"SELECT serial {Middle}", [], ct);
        var id = await sql.ScalarAsync<Guid>($"SELECT id {Middle}", [], ct);
        return
        [
            ("by number", $"q={ReservationNumber.Of(serial)}"),
            ("by id", $"q={id}"),
            ("by e-mail address", "q=visitor-5000@bench.example"),
            ("by the beginning of an e-mail address that 11,111 customers have", "q=visitor-50"),
            ("by the beginning of an e-mail address that all have", "q=visitor-"),
            ("by a whole name", "q=Customer%20Number4242"),
            ("by a word of a name", "q=number4243"),
            ("by a family name that a fifth of all has", "q=김하"),
            ("by a word that a fifth of all has", "q=kim"),
            ("by a family name of 200,000 customers without a reservation", "q=남궁"),
            ("by a word of a holder's name", "q=band4242"),
            ("by a word that all holders of issued reservations have", "q=of"),
            ("by the beginning of a name that all of them have", "q=guest"),
            ("by a name that nobody has", "q=아무도없는이름"),
            ("all, newest first", "limit=20"),
            ("a concert, with a status that no reservation has", $"concertId={concert.ConcertId}&status=refunded"),
        ];
    }
}
