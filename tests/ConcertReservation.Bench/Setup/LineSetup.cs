namespace ConcertReservation.Bench.Setup;

/// <summary>Full lines, written straight to the database as the service would write them.</summary>
internal sealed class LineSetup(BenchEnvironment bench)
{
    /// <summary>One of so many customers, always the last place of the group, has left the line.</summary>
    public const int LeavesEvery = 20;

    private readonly Dictionary<int, BenchConcert> _waiting = [];

    /// <summary>A line of <paramref name="length"/> users without admissions, the same line on each call.</summary>
    public async Task<BenchConcert> WaitingAsync(int length, CancellationToken ct)
    {
        if (_waiting.TryGetValue(length, out var known))
            return known;

        var concert = await bench.Concerts.AnnounceAsync(ct);
        await WaitAsync(concert, length, ct);
        return _waiting[length] = concert;
    }

    public async Task WaitAsync(BenchConcert concert, int length, CancellationToken ct)
    {
        bench.Progress.Say(FormattableString.Invariant($"Filling a line of {length:N0}"));
        await bench.Accounts.GatherAsync(length, ct);
        await bench.Sql.ExecuteAsync(
            $"""
            WITH token AS (
                INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at, ended_at)
                SELECT {Ids.TokenSql}, $1, {Ids.UserSql}, n,
                    CASE WHEN n % $3 = 0 THEN 'left' ELSE 'waiting' END, now(), CASE WHEN n % $3 = 0 THEN now() END
                FROM generate_series(1, $2) AS n
                RETURNING place, status),
            abandoned AS (
                INSERT INTO departures (concert_id, place) SELECT $1, place FROM token WHERE status = 'left')
            UPDATE lines SET next_place = $2 + 1, max_active = 1 WHERE concert_id = $1
            """,
            [concert.ConcertId, length, LeavesEvery],
            ct
        );
        // So that this does not happen during a measurement.
        await bench.Sql.ExecuteAsync("VACUUM (ANALYZE) accounts, queue_tokens, departures", [], ct);
    }

    /// <summary>Users 1 to <paramref name="count"/> are admitted and may buy all day.</summary>
    public Task AdmitAsync(BenchConcert concert, int count, CancellationToken ct) =>
        AdmitAsync(concert, first: 1, count, ct);

    /// <summary>
    /// Users <paramref name="first"/> to <paramref name="last"/> are admitted, after all before them.
    /// </summary>
    public async Task AdmitAsync(BenchConcert concert, int first, int last, CancellationToken ct)
    {
        await bench.Accounts.FundAsync(last, ct);
        await bench.Sql.ExecuteAsync(
            $"""
            WITH token AS (
                INSERT INTO queue_tokens (id, concert_id, user_id, place, status, issued_at,
                    activated_at, claimed_at, expires_at, admission_batch)
                SELECT {Ids.TokenSql}, $1, {Ids.UserSql}, n, 'active', now(), now(), now(), now() + interval '1 day', 1
                FROM generate_series($3, $2) AS n)
            UPDATE lines SET next_place = $2 + 1, frontier = $2, admission_batch = 1, max_active = $2,
                active_for = '1 day', hold_for = '1 day'
            WHERE concert_id = $1
            """,
            [concert.ConcertId, last, first],
            ct
        );
    }
}
