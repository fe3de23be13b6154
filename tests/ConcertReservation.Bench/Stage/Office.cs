using ConcertReservation.Testing.Api;
using Npgsql;

namespace ConcertReservation.Bench.Stage;

/// <summary>The operator's part: concerts are announced through the API, as in life.</summary>
internal sealed class Office(Reception reception, NpgsqlDataSource database, string accessToken)
{
    public const int SeatsEach = 50;
    public const long Price = 1_000;

    /// <summary>A concert whose line stands still: everybody who joins waits.</summary>
    public async Task<Hall> AnnounceAsync(CancellationToken ct, int performances = 1)
    {
        var starts = TimeProvider.System.GetUtcNow().AddDays(30);
        var concert = new
        {
            title = "Bench",
            venue = new { name = "Small Hall", address = "Seoul" },
            performances = Enumerable
                .Range(0, performances)
                .Select(hour => new
                {
                    startsAt = starts.AddHours(hour),
                    seats = new { count = SeatsEach, price = Price },
                }),
        };
        var announced = await reception.PostAsync("/admin/concerts", accessToken, concert, ct);
        var concertId = announced["concertId"]!.GetValue<long>();
        await Sql.RunAsync(database, "UPDATE lines SET paused = true WHERE concert_id = $1", [concertId], ct);
        return new Hall(concertId, await ReadSeatsAsync(concertId, ct));
    }

    /// <summary>The promises that do not hold, by the service's own account; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> FindBrokenPromisesAsync(CancellationToken ct)
    {
        var invariants = await reception.GetAsync("/admin/invariants", accessToken, ct);
        return
        [
            .. invariants["checks"]!
                .AsArray()
                .Where(check => !check!["ok"]!.GetValue<bool>())
                .Select(check => check!.ToJsonString()),
        ];
    }

    private async Task<IReadOnlyList<SeatInHall>> ReadSeatsAsync(long concertId, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT performance_id, id FROM seats WHERE concert_id = $1 ORDER BY id"
        );
        command.Parameters.AddWithValue(concertId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var seats = new List<SeatInHall>();
        while (await reader.ReadAsync(ct))
            seats.Add(new SeatInHall(reader.GetInt64(0), reader.GetInt64(1)));
        return seats;
    }
}
