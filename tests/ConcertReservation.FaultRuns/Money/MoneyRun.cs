using ConcertReservation.FaultRuns.Money.Checks;
using ConcertReservation.FaultRuns.Money.Customers;
using ConcertReservation.FaultRuns.Money.Provider;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Operations;
using ConcertReservation.FaultRuns.Storm.Sales;
using ConcertReservation.FaultRuns.Storm.Users;
using ConcertReservation.PaymentSimulator.Control;
using ConcertReservation.PaymentSimulator.Faults;
using ConcertReservation.PaymentSimulator.Webhooks;
using ConcertReservation.Testing.Api;
using ConcertReservation.Testing.Clusters;
using ConcertReservation.Testing.Files;
using ConcertReservation.Testing.Processes;
using ConcertReservation.Testing.Reporting;

namespace ConcertReservation.FaultRuns.Money;

/// <summary>Charges through a faulty provider, from an empty database to the comparison of both books.</summary>
internal sealed class MoneyRun : IDisposable
{
    private static readonly TimeSpan PendingFor = TimeSpan.FromSeconds(20);

    /// <summary>The provider ends an unconfirmed payment later than the service does.</summary>
    private static readonly TimeSpan ConfirmWithin = TimeSpan.FromSeconds(30);

    /// <summary>A day at the provider: a give-back whose key repeats an error must wait for it.</summary>
    private static readonly TimeSpan ErrorsKeptFor = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan SettledWithin = TimeSpan.FromMinutes(3);

    /// <summary>Longer than the provider's slowest work: what it still does must be found out too.</summary>
    private static readonly TimeSpan SettledFor = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CallStatistics _statistics = new();
    private readonly OperationLog _log = new();
    private readonly MoneyOptions _options;
    private readonly Cluster _cluster;
    private readonly ProviderClient _provider;
    private readonly Progress _progress;
    private readonly LoadClient _client;
    private int _done;

    private MoneyRun(MoneyOptions options, Cluster cluster, ProviderClient provider, Progress progress)
    {
        (_options, _cluster, _provider, _progress) = (options, cluster, provider, progress);
        _client = new LoadClient(cluster, _statistics);
    }

    /// <returns>The exit code: 1 when the books differ or an invariant is broken.</returns>
    public static Task<int> RunAsync(MoneyOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a payment simulator, a database and {options.Instances} instances");
            using var folder = new TemporaryFolder("concert-money");
            await using var simulator = await SimulatorProcess.StartAsync(folder.PathOf("simulator.log"), ct);
            using var provider = new ProviderClient(simulator.Address, options.Provider);
            var settings = new ClusterSettings { App = SettingsOf(options, simulator.Address) };
            await using var cluster = await Cluster.StartAsync(options.Instances, settings, ct);
            await provider.SetAsync(
                new SimulatorSettings(ProviderSettings.WebhooksOf(cluster, options.Provider), ConfirmWithin),
                ct
            );
            await provider.SetAsync(
                new FaultPlan(options.Seed, options.Faults, options.Faults) { ErrorsKeptFor = ErrorsKeptFor },
                ct
            );

            using var run = new MoneyRun(options, cluster, provider, progress);
            var report = await run.RunAsync(ct);
            cluster.KeepFiles = !report.IsGood;
            return () => report.Print(cluster.Folder);
        });

    public void Dispose() => _client.Dispose();

    private static Dictionary<string, string> SettingsOf(MoneyOptions options, Uri simulator) =>
        new(ProviderSettings.Of(options.Provider, simulator), StringComparer.Ordinal)
        {
            ["Charges__PendingFor"] = PendingFor.ToString(),
            ["Charges__ReconcileAfter"] = "00:00:03",
            ["Charges__ReconcileEvery"] = "00:00:01",
            ["Charges__Timeout"] = "00:00:03",
        };

    private async Task<MoneyReport> RunAsync(CancellationToken ct)
    {
        var customers = await SignUpAsync(ct);
        var kills = new InstanceKills(_cluster, new Random(_options.Seed));
        var start = TimeProvider.System.GetTimestamp();
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            var killing = _options.Kill ? kills.RunAsync(stop.Token) : Task.CompletedTask;
            try
            {
                await ChargeAsync(customers, kills, ct);
            }
            finally
            {
                await stop.CancelAsync();
                await killing;
            }
        }
        var traffic = TimeProvider.System.GetElapsedTime(start);

        _progress.Say("Retrying requests without a response");
        await new FinalRetries(_client, _log, _options.Seed).SettleAsync(ct);
        _progress.Say("Waiting until the service has found out about every charge");
        await WaitUntilSettledAsync(ct);
        _progress.Say("Comparing the books of the provider with the ledger");
        var books = await _provider.ReadBooksAsync(ct);
        var counts = await _provider.ReadCountsAsync(ct);
        var input = new MoneyInput(
            ProviderLines.Of(books.Payments),
            await ServiceBooks.ReadAsync(_cluster.ConnectionString, ct)
        )
        {
            Acknowledged = new AcknowledgedOperations(_log).Charges,
            Other = await FindOtherAsync(counts, ct),
        };
        return new MoneyReport(_options, input, _statistics, counts, kills.Count, traffic);
    }

    private async Task ChargeAsync(IReadOnlyList<SignedInCustomer> customers, InstanceKills kills, CancellationToken ct)
    {
        var foreign = new ForeignPayments();
        var left = _options.Charges;
        await Task.WhenAll(customers.Select(VisitAsync));

        async Task VisitAsync(SignedInCustomer signedIn)
        {
            var random = new SeededRandom(_options.Seed * 1_000_003 + signedIn.Number);
            var client = new UserClient(signedIn, _client, _log, random);
            var customer = new ChargingCustomer(client, _provider, foreign, random);
            while (!ct.IsCancellationRequested && Interlocked.Decrement(ref left) >= 0)
            {
                await customer.ChargeAsync(ct);
                _progress.Show($"Charging, {kills.Count} kills", Interlocked.Increment(ref _done), _options.Charges);
            }
        }
    }

    private async Task WaitUntilSettledAsync(CancellationToken ct)
    {
        var start = TimeProvider.System.GetTimestamp();
        long? settledSince = null;
        while (TimeProvider.System.GetElapsedTime(start) < SettledWithin)
        {
            var books = await _provider.ReadBooksAsync(ct);
            var service = await ServiceBooks.ReadAsync(_cluster.ConnectionString, ct);
            if (books.WebhooksUnderWay > 0 || service.Pending > 0)
                settledSince = null;
            else
                settledSince ??= TimeProvider.System.GetTimestamp();
            if (settledSince is { } since && TimeProvider.System.GetElapsedTime(since) > SettledFor)
                return;
            _progress.Show(
                $"{service.Pending} charges and give-backs are pending, {books.WebhooksUnderWay} webhooks under way",
                (int)TimeProvider.System.GetElapsedTime(start).TotalSeconds,
                (int)SettledWithin.TotalSeconds
            );
            await Task.Delay(Pause, ct);
        }
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindOtherAsync(
        IReadOnlyDictionary<string, int> counts,
        CancellationToken ct
    )
    {
        var opened = _log.Of(OperationKind.OpenCharge).Count(operation => operation.Acknowledgement is not null);
        var taken = counts.GetValueOrDefault(ControlNames.FalseWebhooksTaken);
        var staff = await _cluster.SignInOperatorAsync(ct);
        return new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["invariant"] = await staff.FindBrokenInvariantsAsync(ct),
            ["internal error"] = [.. _statistics.InternalErrors],
            ["instance died by itself"] =
            [
                .. _cluster.Instances.Where(i => i.DiedByItself).Select(i => $"instance {i.Number}"),
            ],
            ["no response in the end"] =
            [
                .. _log
                    .Operations.Where(d => d.IsUndecided && IsExpected(d))
                    .Select(d => $"{d}, at last {d.LastResult}"),
            ],
            ["a forged or old webhook was taken"] = taken == 0 ? [] : [$"{taken} webhooks"],
            ["charges that were not opened"] =
                opened >= _options.Charges ? [] : [$"{opened} of {_options.Charges} were opened"],
        };
    }

    // A customer who closed the page has no answer, and the service settles the charge all the same.
    private static bool IsExpected(LoggedOperation operation) => operation.LastResult.Status != 202;

    private async Task<IReadOnlyList<SignedInCustomer>> SignUpAsync(CancellationToken ct)
    {
        var customers = new SignedInCustomer[_options.Customers];
        var done = 0;
        var limit = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForAsync(
            0,
            customers.Length,
            limit,
            async (number, token) =>
            {
                var (email, password) = ($"payer-{number}@load.example", $"payer {number} password");
                var client = _cluster.Client(number);
                var userId = await client.SignUpAsync(email, password, $"Payer {number}", token);
                var signedIn = await client.SignInAsync(email, password, token);
                customers[number] = new SignedInCustomer(number, email, userId, signedIn.AccessToken!);
                _progress.Show("Signing customers up", Interlocked.Increment(ref done), customers.Length);
            }
        );
        return customers;
    }
}
