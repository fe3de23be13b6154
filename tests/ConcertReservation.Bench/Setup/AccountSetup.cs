using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Bench.Setup;

/// <summary>Millions of accounts, written straight to the database.</summary>
internal sealed class AccountSetup(Sql sql)
{
    /// <summary>More than the most expensive run of the benchmark spends.</summary>
    public const long Charged = 100_000_000;

    private int _accounts;
    private int _wallets;

    /// <summary>Users 1 to <paramref name="count"/> have accounts.</summary>
    public async Task GatherAsync(int count, CancellationToken ct)
    {
        if (count <= _accounts)
            return;
        await sql.ExecuteAsync(
            $"""
            INSERT INTO accounts (id, name, role, user_name, normalized_user_name, email, normalized_email,
                lockout_enabled, access_failed_count)
            SELECT {Ids.UserSql}, 'Visitor', 'customer', lower(mail), mail, lower(mail), mail, true, 0
            FROM generate_series($1, $2) AS n, format('VISITOR-%s@BENCH.EXAMPLE', n) AS mail
            """,
            [_accounts + 1, count],
            ct
        );
        _accounts = count;
    }

    /// <summary>Users 1 to <paramref name="count"/> have enough money, charged once.</summary>
    public async Task FundAsync(int count, CancellationToken ct)
    {
        await GatherAsync(count, ct);
        if (count <= _wallets)
            return;
        object[] users = [_wallets + 1, count, Charged];
        await sql.ExecuteAsync(
            $"""
            INSERT INTO wallets (user_id, balance, entry_count)
            SELECT {Ids.UserSql}, $3, 1 FROM generate_series($1, $2) AS n
            """,
            users,
            ct
        );
        await sql.ExecuteAsync(
            $"""
            INSERT INTO ledger_entries (id, user_id, sequence, at, amount, balance_after, cause)
            SELECT {Ids.UserSql}, {Ids.UserSql}, 1, now(), $3, $3, 'charge' FROM generate_series($1, $2) AS n
            """,
            users,
            ct
        );
        _wallets = count;
    }
}
