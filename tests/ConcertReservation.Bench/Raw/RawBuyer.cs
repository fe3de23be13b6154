using System.Data;
using ConcertReservation.Bench.Setup;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>One connection, and the two transactions of a purchase with the round trips of commit f059d72.</summary>
internal sealed class RawBuyer(NpgsqlConnection connection)
{
    private static readonly TimeSpan HoldFor = TimeSpan.FromDays(1);

    public async Task BuyAsync(BenchConcert hall, int user, CancellationToken ct) =>
        await PayAsync(hall.ConcertId, user, await HoldAsync(hall, user, ct), ct);

    private async Task<Guid> HoldAsync(BenchConcert hall, int user, CancellationToken ct)
    {
        var (concertId, userId, now) = (hall.ConcertId, Ids.User(user), TimeProvider.System.GetUtcNow());
        var (seat, reservationId, end) = (hall.Seats[user - 1], Guid.CreateVersion7(now), now + HoldFor);

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await ReadOneAsync(HoldSql.LockToken, [concertId, userId], ct);
        await ReadOneAsync(HoldSql.CountLiveSeats, [concertId, userId, now], ct);
        await ReadOneAsync(HoldSql.LockSeats, [new[] { seat.SeatId }], ct);
        await WriteAsync(
            [
                (HoldSql.ExtendToken, [end, Ids.Token(concertId, user)]),
                (
                    HoldSql.AddReservation,
                    [reservationId, concertId, end, now, seat.PerformanceId, ConcertSetup.Price, userId]
                ),
                (HoldSql.AddSeat, [reservationId, seat.SeatId, concertId, ConcertSetup.Price]),
                (HoldSql.HoldSeat, [end, reservationId, seat.SeatId]),
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
        await ReadOneAsync(HoldSql.LockToken, [concertId, userId], ct);
        var seatId = (long)(await ReadOneAsync(PaySql.LockSeats, [new[] { reservationId }], ct))["id"];
        await ReadOneAsync(PaySql.LockReservation, [reservationId], ct);
        var wallet = await ReadOneAsync(PaySql.LockWallet, [userId], ct);
        var (balance, entries) = ((long)wallet["balance"] - ConcertSetup.Price, (long)wallet["entry_count"] + 1);
        await WriteAsync(
            [
                (PaySql.AddPayment, [paymentId, ConcertSetup.Price, concertId, now, reservationId, userId]),
                (PaySql.CompleteToken, [now, Ids.Token(concertId, user)]),
                (PaySql.PayReservation, [now, reservationId]),
                (PaySql.SellSeat, [seatId]),
                (PaySql.ChangeWallet, [balance, entries, userId]),
                (
                    PaySql.AddEntry,
                    [entryId, -ConcertSetup.Price, now, balance, paymentId, reservationId, entries, userId]
                ),
            ],
            ct
        );
        await transaction.CommitAsync(ct);
    }

    private async Task<Dictionary<string, object>> ReadOneAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? Enumerable
                .Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal)
            : throw new InvalidOperationException($"The statement returned no row: {sql}");
    }

    private async Task WriteAsync((string Sql, object[] Values)[] statements, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.AddWithValue(value);
            batch.BatchCommands.Add(command);
        }
        await batch.ExecuteNonQueryAsync(ct);
    }
}
