using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Infrastructure.Database;
using ConcertReservation.Infrastructure.Database.Model;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Purchases;

/// <summary>The table is not in the model, because only SQL reads it.</summary>
internal sealed class RefusalRepository(ConcertReservationDb db) : IRefusalRepository
{
    public Task InsertAsync(IReadOnlyCollection<Refusal> refusals, CancellationToken ct)
    {
        T[] Each<T>(Func<Refusal, T> column) => [.. refusals.Select(column)];
        return db.Database.ExecuteSqlAsync(
            $"""
            /* every shard */ INSERT INTO refusals
                (concert_id, user_id, at, operation, code, performance_id, reservation_id)
            SELECT * FROM unnest({Each(r => r.ConcertId)}, {Each(r => r.UserId)}, {Each(r => r.At)},
                {Each(r => StoredName.Of(r.Operation))}, {Each(r => r.Code.ToString())},
                {Each(r => r.PerformanceId)}, {Each(r => r.ReservationId)})
            """,
            ct
        );
    }

    public async Task<IReadOnlyList<Refusal>> ListAsync(long concertId, Guid userId, int take, CancellationToken ct)
    {
        var rows = await db
            .Database.SqlQuery<Row>(
                $"""
                SELECT at AS "At", operation AS "Operation", code AS "Code", performance_id AS "PerformanceId",
                    reservation_id AS "ReservationId"
                FROM refusals WHERE concert_id = {concertId} AND user_id = {userId} ORDER BY at DESC LIMIT {take}
                """
            )
            .ToListAsync(ct);
        return [.. rows.Select(row => row.ToRefusal(concertId, userId)).OfType<Refusal>()];
    }

    public Task<int> DeleteBeforeAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM refusals WHERE /* every shard */ ctid = ANY(ARRAY(
                SELECT ctid FROM refusals WHERE at < {before} ORDER BY at LIMIT {limit} FOR UPDATE SKIP LOCKED))
            """,
            ct
        );

    private sealed record Row(
        DateTimeOffset At,
        string Operation,
        string Code,
        long? PerformanceId,
        Guid? ReservationId
    )
    {
        /// <summary>Null for a code of another version.</summary>
        public Refusal? ToRefusal(long concertId, Guid userId) =>
            Enum.TryParse<ErrorCode>(Code, out var code)
                ? new Refusal(
                    concertId,
                    userId,
                    At,
                    StoredName.Read<RefusedOperation>(Operation),
                    code,
                    PerformanceId,
                    ReservationId
                )
                : null;
    }
}
