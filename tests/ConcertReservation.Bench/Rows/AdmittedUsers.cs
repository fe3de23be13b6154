using ConcertReservation.Bench.Setup;
using ConcertReservation.Testing.Api;

namespace ConcertReservation.Bench.Rows;

/// <summary>Customers who are admitted to one concert, with their tokens.</summary>
internal sealed record AdmittedUsers(BenchConcert Concert, string[] Access, string[] Queue)
{
    /// <param name="seats">Of each performance; as many performances as the customers need.</param>
    public static Task<AdmittedUsers> AdmitAsync(
        BenchEnvironment bench,
        int count,
        CancellationToken ct,
        int seats = ConcertSetup.SeatsEach
    ) => PlaceAsync(bench, count, seats, bench.Lines.AdmitAsync, ct);

    /// <summary>
    /// Customers in one hall whose seats the instances have cached: the first look at a hall is not what a row measures.
    /// </summary>
    public static async Task<AdmittedUsers> AdmitToHallAsync(
        BenchEnvironment bench,
        int count,
        int seats,
        CancellationToken ct
    )
    {
        var admitted = await AdmitAsync(bench, count, ct, seats);
        foreach (var instance in bench.Cluster.Instances)
            await admitted.ReadSeatsAsync(instance.Address);
        return admitted;
    }

    /// <summary>The same customers before admission: each has money, a place, and a seat to buy.</summary>
    public static async Task<AdmittedUsers> LineUpAsync(BenchEnvironment bench, int count, CancellationToken ct)
    {
        await bench.Accounts.FundAsync(count, ct);
        return await PlaceAsync(bench, count, ConcertSetup.SeatsEach, bench.Lines.WaitAsync, ct);
    }

    public IEnumerable<byte[]> Each(Func<string, string, byte[]> request) => Access.Zip(Queue, request);

    private async Task ReadSeatsAsync(Uri instance)
    {
        using var http = new HttpClient { BaseAddress = instance };
        var client = new ApiClient(http).With(Access[0], Queue[0]);
        (await client.GetAsync(Concert.SeatsOfFirstPerformance)).EnsureSuccess();
    }

    private static async Task<AdmittedUsers> PlaceAsync(
        BenchEnvironment bench,
        int count,
        int seats,
        Func<BenchConcert, int, CancellationToken, Task> place,
        CancellationToken ct
    )
    {
        var concert = await bench.Concerts.AnnounceAsync(ct, performances: (count - 1) / seats + 1, seats);
        await place(concert, count, ct);
        return new AdmittedUsers(
            concert,
            await bench.Tokens.AccessAsync(1, count, ct),
            await bench.Tokens.QueueAsync(concert.ConcertId, 1, count, ct)
        );
    }
}
