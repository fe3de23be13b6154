using ConcertReservation.Bench.Setup;
using ConcertReservation.Bench.Traffic;

namespace ConcertReservation.Bench.Rows;

/// <summary>Customers who are admitted to one concert, with their tokens.</summary>
internal sealed record AdmittedUsers(BenchConcert Concert, string[] Access, string[] Queue)
{
    private const int Ok = 200;

    public static Task<AdmittedUsers> AdmitAsync(BenchEnvironment bench, int count, CancellationToken ct) =>
        PlaceAsync(bench, count, bench.Lines.AdmitAsync, ct);

    /// <summary>The same customers before admission: each has money, a place, and a seat to buy.</summary>
    public static async Task<AdmittedUsers> LineUpAsync(BenchEnvironment bench, int count, CancellationToken ct)
    {
        await bench.Accounts.FundAsync(count, ct);
        return await PlaceAsync(bench, count, bench.Lines.WaitAsync, ct);
    }

    /// <summary>One hold for each user, each of a different seat.</summary>
    public IEnumerable<byte[]> Holds() =>
        Access
            .Zip(Queue, Concert.Seats)
            .Select(b => Request.Post(Concert.Reservations, b.First, b.Second, b.Third.HoldBody));

    public IEnumerable<byte[]> Each(Func<string, string, byte[]> request) => Access.Zip(Queue, request);

    /// <summary>Customers of one performance with so many seats.</summary>
    public static async Task<AdmittedUsers> AdmitToHallAsync(
        BenchEnvironment bench,
        int count,
        int seats,
        CancellationToken ct
    ) =>
        await PlaceAsync(
            bench,
            await bench.Concerts.AnnounceAsync(ct, seats: seats),
            count,
            bench.Lines.AdmitAsync,
            ct
        );

    /// <summary>
    /// Every instance has the seats in its cache on return: the first read of a hall is not what a row measures.
    /// </summary>
    public async Task CacheSeatsAsync(BenchEnvironment bench, CancellationToken ct)
    {
        var read = new Script([Request.Get(Concert.StatesOfFirstPerformance, Access[0], Queue[0])], Ok);
        foreach (var instance in bench.Cluster.Instances)
            await read.SampleAsync(instance.Address, ct);
    }

    private static async Task<AdmittedUsers> PlaceAsync(
        BenchEnvironment bench,
        int count,
        Func<BenchConcert, int, CancellationToken, Task> place,
        CancellationToken ct
    )
    {
        var concert = await bench.Concerts.AnnounceAsync(ct, performances: (count - 1) / ConcertSetup.SeatsEach + 1);
        return await PlaceAsync(bench, concert, count, place, ct);
    }

    private static async Task<AdmittedUsers> PlaceAsync(
        BenchEnvironment bench,
        BenchConcert concert,
        int count,
        Func<BenchConcert, int, CancellationToken, Task> place,
        CancellationToken ct
    )
    {
        await place(concert, count, ct);
        return new AdmittedUsers(
            concert,
            await bench.Tokens.AccessAsync(1, count, ct),
            await bench.Tokens.QueueAsync(concert.ConcertId, 1, count, ct)
        );
    }
}
