using ConcertReservation.Domain.Concerts;
using ConcertReservation.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace ConcertReservation.Infrastructure.Concerts;

internal sealed class SeatPlanRepository(ConcertReservationDb db) : ISeatPlanRepository
{
    public async Task<IReadOnlyList<NamedPrice>> ListPricesAsync(
        long concertId,
        long performanceId,
        CancellationToken ct
    ) =>
        await db
            .Seats.Where(seat => seat.ConcertId == concertId && seat.PerformanceId == performanceId)
            .GroupBy(seat => new { seat.Section, seat.Price })
            .OrderBy(group => group.Min(seat => seat.Id))
            .Select(group => new NamedPrice(group.Key.Section ?? NamedPrice.Standard, group.Key.Price))
            .ToListAsync(ct);

    // The rows are locked in id order first: a refund that locks several of them would deadlock with another order.
    public async Task ChangePricesAsync(
        long concertId,
        long performanceId,
        IReadOnlyCollection<NamedPrice> prices,
        CancellationToken ct
    )
    {
        var (names, values) = (
            prices.Select(price => price.Name).ToArray(),
            prices.Select(price => price.Price).ToArray()
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH changed AS MATERIALIZED (
                SELECT seats.id, wanted.price
                FROM seats JOIN unnest({names}, {values}) AS wanted(name, price)
                    ON wanted.name = COALESCE(seats.section, {NamedPrice.Standard})
                WHERE seats.concert_id = {concertId} AND seats.performance_id = {performanceId}
                    AND seats.price <> wanted.price
                ORDER BY seats.id FOR NO KEY UPDATE OF seats)
            UPDATE seats SET price = changed.price FROM changed
            WHERE seats.concert_id = {concertId} AND seats.id = changed.id
            """,
            ct
        );
    }

    public async Task CopyAsync(Performance performance, CancellationToken ct)
    {
        var original = performance.Original!;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO seats (concert_id, performance_id, number, section, row, price, status)
            SELECT {performance.ConcertId}, {performance.Id}, number, section, row, price, 'available'
            FROM seats /* every shard */ WHERE concert_id = {original.ConcertId} AND performance_id = {original.Id}
            ORDER BY id
            """,
            ct
        );
        // SQL, because the column is not in the model: no other query of a performance loads it.
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE performances SET seat_layout = original.seat_layout
            FROM performances AS original /* every shard */
            WHERE performances.concert_id = {performance.ConcertId} AND performances.id = {performance.Id}
                AND original.concert_id = {original.ConcertId} AND original.id = {original.Id}
            """,
            ct
        );
    }
}
