using ConcertReservation.LoadTests.Clusters;
using ConcertReservation.LoadTests.Storm.Calls;
using ConcertReservation.LoadTests.Storm.Faults;
using ConcertReservation.LoadTests.Storm.Journal;
using ConcertReservation.LoadTests.Storm.Promises;
using ConcertReservation.LoadTests.Storm.Stage;
using ConcertReservation.LoadTests.Storm.Visitors;

namespace ConcertReservation.LoadTests.Storm;

/// <summary>One storm, from an empty database to the verdict.</summary>
internal sealed class StormRun(StormOptions options, Cluster cluster, Progress progress) : IDisposable
{
    private readonly Tally _tally = new();
    private readonly Diary _diary = new();
    private readonly Reception _reception = new(cluster);
    private readonly Saboteur _saboteur = new(cluster, new Random(options.Seed));

    /// <returns>The exit code: 1 when a promise was broken.</returns>
    public static Task<int> RunAsync(StormOptions options, CancellationToken ct) =>
        Progress.ShowAsync(async progress =>
        {
            progress.Say($"Starting a database and {options.Instances} instances");
            // Durable: only then is a crash of the database a fair test.
            var settings = new ClusterSettings { Durable = true };
            await using var cluster = await Cluster.StartAsync(options.Instances, settings, ct);
            using var run = new StormRun(options, cluster, progress);
            var verdict = await run.RunAsync(ct);
            cluster.KeepFiles = !verdict.IsGood;
            return () => StormReport.Print(options, verdict, run._tally, run._saboteur, cluster);
        });

    public void Dispose() => _reception.Dispose();

    private async Task<Verdict> RunAsync(CancellationToken ct)
    {
        var concerts = await new Announcement(cluster, _reception).MakeAsync(ct);
        var people = await AdmitAudienceAsync(ct);
        using var door = new FrontDoor(cluster, _tally);

        await RageAsync(concerts, people, door, ct);
        progress.Say("Asking again for what was left without an answer");
        await new Aftermath(door, _diary, options.Seed).SettleAsync(ct);
        progress.Say("Comparing what was acknowledged with the database");
        return await new Judge(cluster, _reception, _tally, _diary).JudgeAsync(ct);
    }

    private async Task<IReadOnlyList<Person>> AdmitAudienceAsync(CancellationToken ct)
    {
        var people = new Person[options.Users];
        var done = 0;
        // Few at once: hashing passwords is slow on purpose.
        var limit = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForAsync(
            0,
            people.Length,
            limit,
            async (number, token) =>
            {
                people[number] = await _reception.WelcomeAsync(number, token);
                progress.Show("Signing people up", Interlocked.Increment(ref done), people.Length);
            }
        );
        return people;
    }

    private async Task RageAsync(
        IReadOnlyList<ConcertOnSale> concerts,
        IReadOnlyList<Person> people,
        FrontDoor door,
        CancellationToken ct
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop.CancelAfter(options.Duration);
        var visitors = people.Select(person =>
        {
            var dice = new Dice(options.Seed * 1_000_003 + person.Number);
            return new Visitor(new Actor(person, door, _diary, dice), concerts, dice).RunAsync(stop.Token);
        });
        var faults = options.Kill ? _saboteur.RunAsync(options.Duration, stop.Token) : Task.CompletedTask;
        await Task.WhenAll([.. visitors, faults, ShowAsync(stop.Token)]);
        ct.ThrowIfCancellationRequested();
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var passed = TimeProvider.System.GetElapsedTime(start);
            var news =
                $"{_tally.Answers} answers, {_saboteur.Kills} kills, {_saboteur.DatabaseCrashes} database crashes";
            progress.Show(news, (int)passed.TotalSeconds, (int)options.Duration.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }
}
