using System.Data;
using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Databases;
using Npgsql;

namespace ConcertReservation.Bench.Raw;

/// <summary>One connection and the two transactions of a purchase, with the service's statements and round trips.</summary>
internal sealed class RawBuyer(NpgsqlConnection connection)
{
    private static readonly TimeSpan HoldFor = TimeSpan.FromDays(1);

    public async Task<Guid> HoldAsync(BenchConcert concert, int user, CancellationToken ct)
    {
        var (concertId, userId, now) = (concert.ConcertId, Ids.User(user), TimeProvider.System.GetUtcNow());
        var (seat, reservationId, end) = (concert.Seats[user - 1], Guid.CreateVersion7(now), now + HoldFor);

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await LockAsync(HoldSql.LockToken, [concertId, userId], ct);
        await LockAsync(HoldSql.CountLiveSeats, [concertId, userId, now], ct);
        await LockAsync(HoldSql.LockSeats, [new[] { seat.SeatId }], ct);
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

    public async Task PayAsync(long concertId, int user, Guid reservationId, CancellationToken ct)
    {
        var (userId, now) = (Ids.User(user), TimeProvider.System.GetUtcNow());
        var (paymentId, entryId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await LockAsync(HoldSql.LockToken, [concertId, userId], ct);
        var seatId = (long)(await LockAsync(PaySql.LockSeats, [new[] { reservationId }], ct))["id"];
        await LockAsync(PaySql.LockReservation, [reservationId], ct);
        var wallet = await LockAsync(PaySql.LockWallet, [userId], ct);
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

    private async Task<Dictionary<string, object>> LockAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? Enumerable
                .Range(0, reader.FieldCount)
                .ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal)
            : throw new InvalidOperationException($"Nothing to lock: {sql}");
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
