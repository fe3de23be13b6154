using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Transactions;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using ConcertReservation.Infrastructure.Database.Sql;
using ConcertReservation.Infrastructure.Database.Transactions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class SeatRepository(ConcertReservationDb db, PendingStatements statements) : ISeatRepository
{
    // COPY, because a performance has up to 100,000 seats, and one INSERT per seat would take minutes.
    private const string Copy =
        "COPY seats (concert_id, performance_id, number, section, row, price, status) FROM STDIN (FORMAT BINARY)";

    public async Task AddAsync(Performance performance, CancellationToken ct)
    {
        if (performance.Plan!.Layout is { } layout)
            await WriteLayoutAsync(performance, SeatLayoutJson.Write(layout), ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var planned in performance.Plan.Seats)
            await WriteAsync(writer, Seat.Create(performance, planned), ct);
        await writer.CompleteAsync(ct);
    }

    public Task<bool> AnyUnsoldAsync(long concertId, DateTimeOffset now, CancellationToken ct) =>
        db.Seats.AnyAsync(
            seat =>
                seat.ConcertId == concertId
                && seat.Status != SeatStatus.Sold
                && db.Performances.Any(p =>
                    p.ConcertId == concertId && p.Id == seat.PerformanceId && p.CancelledAt == null && p.StartsAt > now
                ),
            ct
        );

    public async Task<IReadOnlyList<Seat>> ListForUpdateAsync(
        long concertId,
        IReadOnlyCollection<long> seatIds,
        OnLockedRow locked,
        CancellationToken ct
    )
    {
        var ids = seatIds.ToArray();
        return await db
            .Seats.FromRows($"WHERE concert_id = {concertId} AND id = ANY({ids}) ORDER BY id", locked)
            .LockUntrackedAsync(ct);
    }

    public void Update(long concertId, IReadOnlyCollection<Seat> changed)
    {
        if (changed.Count == 0)
            return;

        T[] Each<T>(Func<Seat, T> column) => [.. changed.Select(column)];
        statements.Add(
            $"""
            UPDATE seats AS seat
            SET status = changed.status, reservation_id = changed.reservation_id, held_until = changed.held_until
            FROM unnest({Each(s => s.Id)}, {Each(s => StoredName.Of(s.Status))}, {Each(s => s.ReservationId)},
                {Each(s => s.HeldUntil)}) AS changed(id, status, reservation_id, held_until)
            WHERE seat.concert_id = {concertId} AND seat.id = changed.id
            """,
            changed.Count
        );
    }

    public async Task<IReadOnlyList<Seat>> FindOfReservationsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    )
    {
        var ids = reservationIds.ToArray();
        return await db
            .Seats.FromRows(
                $"""
                WHERE concert_id = {concertId} AND reservation_id = ANY({ids})
                ORDER BY id FOR UPDATE
                """
            )
            .LockAsync(ct);
    }

    public async Task<IReadOnlyList<Seat>> ListOfReservationsForUpdateAsync(
        long concertId,
        IReadOnlyCollection<Guid> reservationIds,
        CancellationToken ct
    )
    {
        var ids = reservationIds.ToArray();
        return await db
            .Seats.FromRows(
                $"WHERE concert_id = {concertId} AND reservation_id = ANY({ids}) ORDER BY id",
                OnLockedRow.Wait
            )
            .LockUntrackedAsync(ct);
    }

    public async Task<IReadOnlyList<Seat>> ListLapsedForUpdateAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken ct
    ) =>
        await db
            .Seats.FromRows(
                $"""
                WHERE /* every shard */ status = 'held' AND held_until <= {now}
                ORDER BY id LIMIT {limit} FOR UPDATE SKIP LOCKED
                """
            )
            .LockAsync(ct);

    // SQL, because the column is not in the model: no other query of a performance loads it.
    private Task<int> WriteLayoutAsync(Performance performance, string layout, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE performances SET seat_layout = CAST({layout} AS jsonb)
            WHERE concert_id = {performance.ConcertId} AND id = {performance.Id}
            """,
            ct
        );

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, Seat seat, CancellationToken ct)
    {
        await writer.StartRowAsync(ct);
        await writer.WriteAsync(seat.ConcertId, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync(seat.PerformanceId, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync(seat.Number, NpgsqlDbType.Text, ct);
        await WriteTextAsync(writer, seat.Section, ct);
        await WriteTextAsync(writer, seat.Row, ct);
        await writer.WriteAsync(seat.Price, NpgsqlDbType.Bigint, ct);
        await writer.WriteAsync("available", NpgsqlDbType.Text, ct);
    }

    private static Task WriteTextAsync(NpgsqlBinaryImporter writer, string? text, CancellationToken ct) =>
        text is null ? writer.WriteNullAsync(ct) : writer.WriteAsync(text, NpgsqlDbType.Text, ct);
}
