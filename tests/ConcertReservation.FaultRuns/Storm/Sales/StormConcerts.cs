using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>
/// Two concerts with short holds, so that customers compete for seats and holds expire during the run: one with
/// many free slots, one where most customers wait in line.
/// </summary>
internal static class StormConcerts
{
    private const int Performances = 2;
    private static readonly (int Buyers, long Price)[] Concerts = [(40, 30_000), (5, 50_000)];

    public static async Task<IReadOnlyList<ConcertOnSale>> AnnounceAsync(
        Cluster cluster,
        SaleHall hall,
        CancellationToken ct
    )
    {
        var staff = await cluster.SignInOperatorAsync(ct);
        var starts = TimeProvider.System.GetUtcNow().AddDays(30);
        // Without a pool: a connection to the server that crashes must not be used afterwards.
        var sql = new Sql(cluster.ConnectionString + ";Pooling=false");
        var concerts = new List<ConcertOnSale>();
        foreach (var (buyers, price) in Concerts)
        {
            // The viewers watch the first concert, and must not take the slots of the others.
            var maxActive = concerts.Count == 0 ? buyers + hall.Viewers : buyers;
            var announcement = new Announcement
            {
                Title = "Storm",
                StartsAt = [.. Enumerable.Range(0, Performances).Select(day => starts.AddDays(day))],
                Seats = hall.Seats,
                Price = price,
                QueuePolicy = RequestBodies.Policy(
                    maxActive,
                    activeFor: "00:00:10",
                    claimWithin: "00:00:05",
                    holdFor: "00:00:05"
                ),
            };
            concerts.Add(await staff.AnnounceAsync(announcement, sql, ct));
        }

        return concerts;
    }
}
