using System.Diagnostics;
using System.Net;
using Npgsql;

namespace ConcertReservation.IntegrationTests.Overload;

/// <summary>
/// What everybody may read costs the database the same, however many requests arrive, and needs no permit.
/// </summary>
public sealed class AnonymousReadTests(TwoPermits service) : IClassFixture<TwoPermits>
{
    private const int Requests = 300;

    // In one statement of each read of the catalogue, of a seat plan and of a health check, and in no statement of a worker.
    private static readonly string[] OnePerRead = ["DISTINCT performance_id", "seat_layout", "pg_is_in_recovery"];

    [Theory]
    [InlineData("/concerts")]
    [InlineData("/concerts?limit=1")]
    [InlineData("{concert}")]
    [InlineData("/concerts/9223372036854775807")]
    [InlineData("{concert}/performances/9223372036854775807/seat-plan")]
    [InlineData("//health/ready")]
    public async Task Get_ManyRequests_ReadsTheDatabaseABoundedNumberOfTimes(string path)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        path = path.Replace("{concert}", concert.Path, StringComparison.Ordinal);
        using var statements = new StatementCounter(service, OnePerRead);
        var clock = Stopwatch.StartNew();

        for (var i = 0; i < Requests; i++)
            (await service.Client().GetAsync(path)).Status.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);

        // Twice a second, and one before: the health check may be half a second old, the catalogue a second.
        var reads = 2 + (int)(2 * clock.Elapsed.TotalSeconds);
        statements.Count.Should().BeLessThanOrEqualTo(reads).And.BeLessThan(Requests);
    }

    [Fact]
    public async Task List_AllPermitsInUse_Responds()
    {
        var customer = await service.Crowd.CustomerAsync();
        var rowLock = await RowLock.OnWalletAsync(customer);
        var running = Enumerable.Range(0, 2).Select(_ => ChargeAsync(customer)).ToList();
        await rowLock.UntilWaitedForAsync(connections: 2);

        var list = await service.Client().GetAsync("/concerts");

        list.ShouldBe(HttpStatusCode.OK);
        running.Should().OnlyContain(task => !task.IsCompleted);
        await rowLock.DisposeAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task List_AnnouncedAtThisInstance_IsThereAtOnce()
    {
        await service.Client().GetAsync("/concerts");
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var found = await service.Client().GetAsync(concert.Path);

        found.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task List_SeatSold_TellsItWithinASecond()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        (await AvailableAsync(concert)).Should().Be(2);

        await service.BuyerAsync(concert);

        await Eventually.Is(async () => await AvailableAsync(concert) == 1, "the catalogue counts changed seats again");
    }

    private async Task<int> AvailableAsync(ConcertOnSale concert) =>
        (await service.Client().GetAsync(concert.Path))["performances"]![0]!["availableSeats"]!.GetValue<int>();

    private static Task<Answer> ChargeAsync(Person customer) =>
        customer.Client.PostAsync("/balance/charges", new { amount = 1 });

    /// <summary>Counts the statements of the service whose text contains one of the words.</summary>
    private sealed class StatementCounter : IDisposable
    {
        private readonly ActivityListener _listener;
        private int _count;

        public StatementCounter(Service service, IReadOnlyCollection<string> words)
        {
            var database = new NpgsqlConnectionStringBuilder(service.ConnectionString).Database;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    var text = activity.GetTagItem("db.query.text") as string ?? "";
                    if (
                        Equals(activity.GetTagItem("db.namespace"), database)
                        && words.Any(word => text.Contains(word, StringComparison.Ordinal))
                    )
                        Interlocked.Increment(ref _count);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
