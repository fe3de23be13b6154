using ConcertReservation.Bench.Setup;

namespace ConcertReservation.Bench.Rows;

/// <summary>A concert in a big hall, always for new customers. Another one replaces it when its seats are used up.</summary>
/// <param name="seatsEach">How many seats a customer takes.</param>
internal sealed class BigHall(BenchEnvironment bench, int seatsEach = 1)
{
    private BenchConcert? _concert;
    private int _admitted;

    /// <summary>
    /// So many customers, each with money and a turn, and the seats of this concert that are theirs alone. Every instance
    /// has the concert's seats in its cache.
    /// </summary>
    public async Task<AdmittedUsers> AdmitAsync(int count, CancellationToken ct)
    {
        if (_concert is null || (_admitted + count) * seatsEach > _concert.Seats.Count)
            (_concert, _admitted) = (await AnnounceAsync(ct), 0);

        var first = _admitted + 1;
        _admitted += count;
        await bench.Lines.AdmitAsync(_concert, first, _admitted, ct);
        var admitted = new AdmittedUsers(
            _concert with
            {
                Seats = [.. _concert.Seats.Skip((first - 1) * seatsEach).Take(count * seatsEach)],
            },
            await bench.Tokens.AccessAsync(first, count, ct),
            await bench.Tokens.QueueAsync(_concert.ConcertId, first, count, ct)
        );
        await admitted.CacheSeatsAsync(bench, ct);
        return admitted;
    }

    private async Task<BenchConcert> AnnounceAsync(CancellationToken ct)
    {
        bench.Progress.Say(FormattableString.Invariant($"Announcing a hall of {bench.Scale.HallSeats:N0}"));
        var concert = await bench.Concerts.AnnounceHallAsync(bench.Scale.HallSeats, ct);
        // So that this does not happen during a measurement.
        await bench.Sql.ExecuteAsync("VACUUM (ANALYZE) seats", [], ct);
        return concert;
    }
}
