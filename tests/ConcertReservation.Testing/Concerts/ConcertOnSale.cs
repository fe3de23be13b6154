using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Testing.Concerts;

/// <summary>A concert with the ids that a customer needs to buy seats.</summary>
public sealed record ConcertOnSale(long ConcertId, IReadOnlyList<PerformanceOnSale> Performances)
    : ConcertPaths(ConcertId)
{
    /// <summary>Of the first performance, like the next two properties.</summary>
    public long PerformanceId => Performances[0].PerformanceId;

    public IReadOnlyList<long> SeatIds => Performances[0].SeatIds;

    public string Seats => SeatsOf(PerformanceId);

    /// <summary>The concert of an announcement, its performances in the order of the response.</summary>
    /// <param name="announced">What the service returned for the announcement.</param>
    /// <param name="sql">The seats come from the database: the API shows them behind the queue only.</param>
    public static async Task<ConcertOnSale> ReadAsync(Answer announced, Sql sql, CancellationToken ct = default)
    {
        var concertId = announced.Get<long>("concertId");
        var seats = await sql.RowsAsync(
            "SELECT performance_id, array_agg(id ORDER BY id) FROM seats WHERE concert_id = $1 GROUP BY 1",
            row => (row.GetInt64(0), row.GetFieldValue<long[]>(1)),
            [concertId],
            ct
        );
        var seatsOf = seats.ToDictionary();
        var performances =
            from performance in announced["performances"]!.AsArray()
            let id = performance!["performanceId"]!.GetValue<long>()
            select new PerformanceOnSale(id, seatsOf[id]);
        return new ConcertOnSale(concertId, [.. performances]);
    }
}

public sealed record PerformanceOnSale(long PerformanceId, IReadOnlyList<long> SeatIds);
