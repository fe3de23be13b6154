using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Databases;

namespace ConcertReservation.Bench.Setup;

/// <summary>Announces concerts through the API, as operators do.</summary>
internal sealed class ConcertSetup(ApiClient staff, Sql sql)
{
    public const int SeatsEach = 50;
    public const long Price = 1_000;

    /// <summary>A concert whose line is paused: every user who joins waits.</summary>
    public async Task<BenchConcert> AnnounceAsync(CancellationToken ct, int performances = 1, int seats = SeatsEach)
    {
        var starts = TimeProvider.System.GetUtcNow().AddDays(30);
        var announcement = new Announcement
        {
            Title = "Bench",
            StartsAt = [.. Enumerable.Range(0, performances).Select(hour => starts.AddHours(hour))],
            Seats = seats,
            Price = Price,
        };
        return await AnnounceAsync(announcement, ct);
    }

    /// <summary>The same with one performance in a big hall: sections, rows, and seats in a row.</summary>
    public Task<BenchConcert> AnnounceHallAsync(int seats, CancellationToken ct) =>
        AnnounceAsync(
            new Announcement
            {
                Title = "Bench",
                StartsAt = [TimeProvider.System.GetUtcNow().AddDays(30)],
                Sections = seats / (Announcement.SectionRows * Announcement.RowSeats),
                Price = Price,
            },
            ct
        );

    private async Task<BenchConcert> AnnounceAsync(Announcement announcement, CancellationToken ct)
    {
        var concert = await staff.AnnounceAsync(announcement, sql, ct);
        await sql.ExecuteAsync("UPDATE lines SET paused = true WHERE concert_id = $1", [concert.ConcertId], ct);
        var each =
            from performance in concert.Performances
            from seatId in performance.SeatIds
            select new BenchSeat(performance.PerformanceId, seatId);
        return new BenchConcert(concert.ConcertId, [.. each]);
    }
}
