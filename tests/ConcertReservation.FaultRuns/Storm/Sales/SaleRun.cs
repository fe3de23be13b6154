using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Checks;
using ConcertReservation.FaultRuns.Storm.Operations;
using ConcertReservation.FaultRuns.Storm.Users;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Concerts;
using ConcertReservation.Testing.Reporting;
using ConcertReservation.Testing.Settlements;

namespace ConcertReservation.FaultRuns.Storm.Sales;

/// <summary>
/// Customers who use a cluster for a while, with a log of their operations and the responses; afterwards every
/// acknowledged operation is compared with the database.
/// </summary>
internal sealed class SaleRun : IDisposable
{
    private readonly Cluster _cluster;
    private readonly SaleHall _hall;
    private readonly int _seed;
    private readonly Progress _progress;
    private readonly LoadClient _client;
    private readonly OperationLog _log = new();

    public SaleRun(Cluster cluster, SaleHall hall, int seed, Progress progress)
    {
        (_cluster, _hall, _seed, _progress) = (cluster, hall, seed, progress);
        _client = new LoadClient(cluster, Statistics);
    }

    public CallStatistics Statistics { get; } = new();

    /// <summary>The performance that is cancelled in the middle; null before the run.</summary>
    public CancelledPerformance? Cancelled { get; private set; }

    /// <summary>The reservations that the box office has issued.</summary>
    public int Issued { get; private set; }

    /// <summary>How many answers the viewers applied, and how many of them had all states.</summary>
    public (int All, int Whole) Updates { get; private set; }

    /// <summary>One more customer, whose operations are checked with all others.</summary>
    public async Task<UserClient> AddCustomerAsync(int number, CancellationToken ct) =>
        ClientOf(await SignUpAsync(number, ct), new SeededRandom(_seed));

    /// <param name="expected">About how long the traffic lasts.</param>
    /// <param name="lasting">The traffic ends when this does.</param>
    /// <param name="alongside">Runs beside the traffic until the token is cancelled.</param>
    /// <param name="news">One line for the progress bar.</param>
    public async Task<CheckResults> RunAsync(
        int users,
        TimeSpan expected,
        Func<CancellationToken, Task> lasting,
        Func<CancellationToken, Task> alongside,
        Func<string> news,
        CancellationToken ct
    )
    {
        var concerts = await StormConcerts.AnnounceAsync(_cluster, _hall, ct);
        _progress.Say($"Selling a hall to {CancelledPerformance.Holders} holders");
        Cancelled = await CancelledPerformance.PrepareAsync(_cluster, ct);
        var books = new SettlementBooks();
        var boxOffice = new BoxOffice(_cluster, concerts, books, _seed);
        var customers = await SignUpAllAsync(first: 0, users, ct);
        // The number after the users may belong to a customer who was added.
        var watching = await SignUpAllAsync(first: users + 1, _hall.Viewers, ct);
        var viewers = new Viewers(
            [.. watching.Select(customer => ViewerOf(customer, concerts[0]))],
            concerts[0],
            _cluster.ConnectionString + ";Pooling=false"
        );
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var viewing = viewers.RunAsync(closing.Token);
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            var visitors = customers.Select(customer => VisitAsync(customer, concerts, stop.Token));
            var traffic = Task.WhenAll([
                .. visitors,
                alongside(stop.Token),
                Cancelled.RunAsync(expected, stop.Token, ct),
                boxOffice.RunAsync(stop.Token, ct),
                ShowAsync(news, expected, stop.Token),
            ]);
            try
            {
                await lasting(ct);
            }
            finally
            {
                await stop.CancelAsync();
                await traffic;
            }
        }

        _progress.Say("Retrying operations without a response");
        await new FinalRetries(_client, _log, _seed).SettleAsync(ct);
        _progress.Say("Waiting until the holders of the cancelled performance have their money");
        var cancellation = await Cancelled.CheckAsync(ct);
        _progress.Say("Waiting until the viewers see what the database has");
        var wrongViews = await viewers.FindWrongAsync(ct);
        await closing.CancelAsync();
        await viewing;
        Updates = viewers.Updates;
        _progress.Say("Comparing what was acknowledged with the database");
        books.Record(new AcknowledgedOperations(_log), concerts);
        Cancelled.Record(books);
        Issued = boxOffice.Issued;
        var checks = new CheckRun(_cluster, Statistics, _log);
        return await checks.RunAsync(wrongViews, cancellation, books, boxOffice.Wrong, ct);
    }

    public void Dispose() => _client.Dispose();

    private async Task<IReadOnlyList<SignedInCustomer>> SignUpAllAsync(int first, int count, CancellationToken ct)
    {
        var customers = new SignedInCustomer[count];
        var done = 0;
        // Few at once, because hashing passwords is slow.
        var limit = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForAsync(
            0,
            customers.Length,
            limit,
            async (number, token) =>
            {
                customers[number] = await SignUpAsync(first + number, token);
                _progress.Show("Signing customers up", Interlocked.Increment(ref done), customers.Length);
            }
        );
        return customers;
    }

    private async Task<SignedInCustomer> SignUpAsync(int number, CancellationToken ct)
    {
        var (email, password) = ($"visitor-{number}@load.example", $"visitor {number} password");
        var client = _cluster.Client(number);
        var userId = await client.SignUpAsync(email, password, $"Visitor {number}", ct);
        var signedIn = await client.SignInAsync(email, password, ct);
        return new SignedInCustomer(number, email, userId, signedIn.AccessToken!);
    }

    private Task VisitAsync(SignedInCustomer customer, IReadOnlyList<ConcertOnSale> concerts, CancellationToken stop)
    {
        var random = new SeededRandom(_seed * 1_000_003 + customer.Number);
        return new VirtualUser(ClientOf(customer, random), concerts, random).RunAsync(stop);
    }

    private SeatViewer ViewerOf(SignedInCustomer customer, ConcertOnSale concert)
    {
        var random = new SeededRandom(_seed * 1_000_003 + customer.Number);
        return new SeatViewer(ClientOf(customer, random), concert, random);
    }

    private UserClient ClientOf(SignedInCustomer customer, SeededRandom random) => new(customer, _client, _log, random);

    private async Task ShowAsync(Func<string> news, TimeSpan expected, CancellationToken stop)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var passed = TimeProvider.System.GetElapsedTime(start);
            _progress.Show(news(), (int)passed.TotalSeconds, (int)expected.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }
}
