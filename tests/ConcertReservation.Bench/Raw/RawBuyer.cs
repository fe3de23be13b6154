using System.Data;
using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>One connection that sends the two transactions of a purchase, one statement after the other.</summary>
internal sealed class RawBuyer(NpgsqlConnection connection)
{
    private const long Price = ConcertSetup.Price;
    private static readonly TimeSpan HoldFor = TimeSpan.FromDays(1);

    /// <summary>User n holds seat n of the concert and pays for it.</summary>
    public async Task BuyAsync(BenchConcert concert, int user, CancellationToken ct)
    {
        var reservationId = await HoldAsync(concert, user, ct);
        await PayAsync(concert.ConcertId, user, reservationId, ct);
    }

    private async Task<Guid> HoldAsync(BenchConcert concert, int user, CancellationToken ct)
    {
        var (concertId, userId, now) = (concert.ConcertId, Ids.User(user), TimeProvider.System.GetUtcNow());
        var (seat, reservationId, end) = (concert.Seats[user - 1], Guid.CreateVersion7(now), now + HoldFor);

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await ReadAsync(HoldSql.LockToken, [concertId, userId], ct);
        await ReadAsync(HoldSql.LockSeats, [concertId, new[] { seat.SeatId }], ct);
        await ReadAsync(HoldSql.CountLiveSeats, [concertId, userId, now], ct);
        await WriteAsync(
            [
                (HoldSql.ExtendToken, [end, Ids.Token(concertId, user), concertId]),
                (HoldSql.AddReservation, [reservationId, concertId, end, now, seat.PerformanceId, Price, userId]),
                (HoldSql.AddSeat, [reservationId, seat.SeatId, concertId, Price]),
                (HoldSql.HoldSeat, [end, reservationId, seat.SeatId, concertId]),
            ],
            ct
        );
        await transaction.CommitAsync(ct);
        return reservationId;
    }

    private async Task PayAsync(long concertId, int user, Guid reservationId, CancellationToken ct)
    {
        var (userId, now) = (Ids.User(user), TimeProvider.System.GetUtcNow());
        var (paymentId, entryId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await ReadAsync(HoldSql.LockToken, [concertId, userId], ct);
        var seat = await ReadAsync(PaymentSql.LockSeats, [concertId, new[] { reservationId }], ct);
        await ReadAsync(PaymentSql.LockReservation, [concertId, reservationId], ct);
        var wallet = await ReadAsync(PaymentSql.LockWallet, [userId], ct);
        var (balance, entries) = ((long)wallet["balance"] - Price, (long)wallet["entry_count"] + 1);
        await WriteAsync(
            [
                (PaymentSql.AddPayment, [paymentId, Price, concertId, now, reservationId, userId]),
                (PaymentSql.CompleteToken, [now, Ids.Token(concertId, user), concertId]),
                (PaymentSql.PayReservation, [now, reservationId, concertId]),
                (PaymentSql.SellSeat, [seat["id"], concertId]),
                (PaymentSql.ChangeWallet, [balance, entries, userId]),
                (PaymentSql.AddEntry, [entryId, -Price, now, balance, paymentId, reservationId, entries, userId]),
            ],
            ct
        );
        await transaction.CommitAsync(ct);
    }

    /// <summary>The one row by the names of its columns.</summary>
    private async Task<Dictionary<string, object>> ReadAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? Enumerable
                .Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal)
            : throw new InvalidOperationException($"No row: {sql}");
    }

    /// <summary>All statements in one round trip; each writes one row.</summary>
    private async Task WriteAsync((string Sql, object[] Values)[] statements, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
        var written = await batch.ExecuteNonQueryAsync(ct);
        if (written != statements.Length)
            throw new InvalidOperationException($"{statements.Length} statements wrote {written} rows.");
    }
}
