using System.Data;
using Npgsql;

namespace ConcertReservation.FaultRuns.Money.Checks;

/// <summary>The charges of the service, and its ledger, all of one moment.</summary>
internal sealed record ServiceBooks(
    IReadOnlyList<ServiceBooks.Charge> Charges,
    IReadOnlyList<ServiceBooks.GivenBack> GivenBacks,
    IReadOnlyList<ServiceBooks.Entry> Entries,
    IReadOnlyDictionary<Guid, long> Balances
)
{
    public static async Task<ServiceBooks> ReadAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var charges = await ReadAsync(
            "SELECT id, user_id, amount, status FROM charges",
            r => new Charge(r.GetGuid(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3))
        );
        var givenBacks = await ReadAsync(
            "SELECT id, charge_id, amount, status, put_back_entry_id FROM charge_cancellations",
            r => new GivenBack(
                r.GetGuid(0),
                r.GetGuid(1),
                r.GetInt64(2),
                r.GetString(3),
                r.IsDBNull(4) ? null : r.GetGuid(4)
            )
        );
        var entries = await ReadAsync(
            "SELECT id, user_id, amount, cause, charge_id FROM ledger_entries",
            r => new Entry(
                r.GetGuid(0),
                r.GetGuid(1),
                r.GetInt64(2),
                r.GetString(3),
                r.IsDBNull(4) ? null : r.GetGuid(4)
            )
        );
        var balances = await ReadAsync(
            "SELECT user_id, balance FROM wallets",
            r => KeyValuePair.Create(r.GetGuid(0), r.GetInt64(1))
        );
        return new ServiceBooks(charges, givenBacks, entries, balances.ToDictionary());

        async Task<IReadOnlyList<T>> ReadAsync<T>(string query, Func<NpgsqlDataReader, T> read)
        {
            await using var command = new NpgsqlCommand(query, connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct))
                rows.Add(read(reader));
            return rows;
        }
    }

    /// <summary>How many charges and give-backs have no end yet.</summary>
    public int Pending => Charges.Count(c => c.Status == "pending") + GivenBacks.Count(g => g.Status == "pending");

    internal sealed record Charge(Guid Id, Guid UserId, long Amount, string Status);

    /// <param name="PutBackEntryId">The entry that credits the money again after the provider refused.</param>
    internal sealed record GivenBack(Guid Id, Guid ChargeId, long Amount, string Status, Guid? PutBackEntryId);

    internal sealed record Entry(Guid Id, Guid UserId, long Amount, string Cause, Guid? ChargeId);
}
