using System.Data;
using Npgsql;

namespace ConcertReservation.FaultRuns.Storm.Checks;

/// <summary>The rows of the database after the storm, all of one moment.</summary>
internal sealed record DatabaseState(
    IReadOnlyList<DatabaseState.Entry> Entries,
    IReadOnlyList<DatabaseState.Payment> Payments,
    IReadOnlyList<DatabaseState.Refund> Refunds,
    IReadOnlyList<DatabaseState.Reservation> Reservations,
    IReadOnlyList<DatabaseState.Seat> Seats,
    IReadOnlyList<DatabaseState.Token> Tokens,
    IReadOnlyDictionary<Guid, long> Balances
)
{
    public static async Task<DatabaseState> ReadAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var balances = await ReadAsync("SELECT user_id, balance FROM wallets", r => (r.GetGuid(0), r.GetInt64(1)));
        return new DatabaseState(
            await ReadAsync(Entry.Query, Entry.Read),
            await ReadAsync(Payment.Query, Payment.Read),
            await ReadAsync(Refund.Query, Refund.Read),
            await ReadAsync(Reservation.Query, Reservation.Read),
            await ReadAsync(Seat.Query, Seat.Read),
            await ReadAsync(Token.Query, Token.Read),
            balances.ToDictionary()
        );

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

    internal sealed record Entry(
        Guid Id,
        Guid UserId,
        long Amount,
        long BalanceAfter,
        string Cause,
        Guid? ReservationId
    )
    {
        public const string Query =
            "SELECT id, user_id, amount, balance_after, cause, reservation_id FROM ledger_entries";

        public static Entry Read(NpgsqlDataReader r) =>
            new(r.GetGuid(0), r.GetGuid(1), r.GetInt64(2), r.GetInt64(3), r.GetString(4), r.GetFieldValue<Guid?>(5));
    }

    /// <param name="UserId">Null at the box office, as in the next two.</param>
    internal sealed record Payment(Guid Id, Guid ReservationId, Guid? UserId, long Amount)
    {
        public const string Query = "SELECT id, reservation_id, user_id, amount FROM payments";

        public static Payment Read(NpgsqlDataReader r) =>
            new(r.GetGuid(0), r.GetGuid(1), r.GetFieldValue<Guid?>(2), r.GetInt64(3));
    }

    internal sealed record Refund(Guid Id, Guid ReservationId, Guid? UserId, long Amount)
    {
        public const string Query = "SELECT id, reservation_id, user_id, amount FROM refunds";

        public static Refund Read(NpgsqlDataReader r) =>
            new(r.GetGuid(0), r.GetGuid(1), r.GetFieldValue<Guid?>(2), r.GetInt64(3));
    }

    internal sealed record Reservation(
        Guid Id,
        Guid? UserId,
        string Status,
        long TotalPrice,
        DateTimeOffset ExpiresAt,
        DateTimeOffset? PaidAt,
        DateTimeOffset? RefundedAt,
        long[] SeatIds
    )
    {
        public const string Query = """
            SELECT id, user_id, status, total_price, expires_at, paid_at, refunded_at,
                ARRAY(SELECT seat_id FROM reservation_seats WHERE reservation_id = id ORDER BY seat_id)
            FROM reservations
            """;

        public static Reservation Read(NpgsqlDataReader r) =>
            new(
                r.GetGuid(0),
                r.GetFieldValue<Guid?>(1),
                r.GetString(2),
                r.GetInt64(3),
                r.GetFieldValue<DateTimeOffset>(4),
                r.GetFieldValue<DateTimeOffset?>(5),
                r.GetFieldValue<DateTimeOffset?>(6),
                r.GetFieldValue<long[]>(7)
            );

        public override string ToString() => $"reservation {Id} of seats {string.Join(", ", SeatIds)}, {Status}";
    }

    internal sealed record Seat(long Id, string Status, Guid? ReservationId)
    {
        public const string Query = "SELECT id, status, reservation_id FROM seats";

        public static Seat Read(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetFieldValue<Guid?>(2));
    }

    internal sealed record Token(Guid Id, Guid UserId)
    {
        public const string Query = "SELECT id, user_id FROM queue_tokens";

        public static Token Read(NpgsqlDataReader r) => new(r.GetGuid(0), r.GetGuid(1));
    }
}
