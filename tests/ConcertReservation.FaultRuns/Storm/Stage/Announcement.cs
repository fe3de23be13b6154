using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using Npgsql;

namespace ConcertReservation.FaultRuns.Storm.Stage;

/// <summary>
/// Puts two small concerts on sale: many in at once in one, few in the other, and holds and turns so short that they
/// often run out.
/// </summary>
internal sealed class Announcement(Cluster cluster, Reception reception)
{
    private const int SeatsEach = 50;
    private static readonly (int MaxActive, long Price)[] Concerts = [(40, 30_000), (5, 50_000)];

    public async Task<IReadOnlyList<ConcertOnSale>> MakeAsync(CancellationToken ct)
    {
        var accessToken = await reception.SignInAsync(OperatorAccount.Email, OperatorAccount.Password, ct);
        var concerts = new List<ConcertOnSale>();
        foreach (var (maxActive, price) in Concerts)
        {
            var concertId = await AnnounceAsync(accessToken, price, ct);
            await reception.PutAsync($"/admin/concerts/{concertId}/queue-policy", accessToken, Policy(maxActive), ct);
            concerts.Add(new ConcertOnSale(concertId, await ReadPerformancesAsync(concertId, ct)));
        }

        return concerts;
    }

    private async Task<long> AnnounceAsync(string accessToken, long price, CancellationToken ct)
    {
        var starts = TimeProvider.System.GetUtcNow().AddDays(30);
        var concert = new
        {
            title = "Storm",
            venue = new { name = "Small Hall", address = "Seoul" },
            performances = Enumerable
                .Range(0, 2)
                .Select(day => new { startsAt = starts.AddDays(day), seats = new { count = SeatsEach, price } }),
        };
        var announced = await reception.PostAsync("/admin/concerts", accessToken, concert, ct);
        return announced["concertId"]!.GetValue<long>();
    }

    private static object Policy(int maxActive) =>
        new
        {
            maxActive,
            activeFor = "00:00:10",
            claimWithin = "00:00:05",
            holdFor = "00:00:05",
            maxSeatsPerReservation = 4,
            maxSeatsPerUser = 8,
            paused = false,
        };

    // By SQL: the seats are behind the queue, and nobody stands in it yet.
    private async Task<IReadOnlyList<PerformanceOnSale>> ReadPerformancesAsync(long concertId, CancellationToken ct)
    {
        // Not kept: whoever looks after the storm must not be handed a connection to the server before its crash.
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(
            "SELECT performance_id, array_agg(id ORDER BY id) FROM seats WHERE concert_id = $1 GROUP BY 1 ORDER BY 1",
            connection
        );
        command.Parameters.AddWithValue(concertId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var performances = new List<PerformanceOnSale>();
        while (await reader.ReadAsync(ct))
            performances.Add(new PerformanceOnSale(reader.GetInt64(0), reader.GetFieldValue<long[]>(1)));
        return performances;
    }
}
