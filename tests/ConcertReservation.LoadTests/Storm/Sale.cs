using ConcertReservation.LoadTests.Clusters;
using ConcertReservation.LoadTests.Storm.Calls;
using ConcertReservation.LoadTests.Storm.Journal;
using ConcertReservation.LoadTests.Storm.Promises;
using ConcertReservation.LoadTests.Storm.Stage;
using ConcertReservation.LoadTests.Storm.Visitors;

namespace ConcertReservation.LoadTests.Storm;

/// <summary>
/// People who come and go at a cluster for a while, with everything they asked and were told written down; then what
/// was acknowledged is looked for in the database.
/// </summary>
internal sealed class Sale : IDisposable
{
    private readonly Cluster _cluster;
    private readonly int _seed;
    private readonly Progress _progress;
    private readonly Reception _reception;
    private readonly FrontDoor _door;
    private readonly Diary _diary = new();

    public Sale(Cluster cluster, int seed, Progress progress)
    {
        (_cluster, _seed, _progress) = (cluster, seed, progress);
        _reception = new Reception(cluster);
        _door = new FrontDoor(cluster, Tally);
    }

    public Tally Tally { get; } = new();

    /// <summary>Somebody else who does things at the doors, and whose deeds are judged with all the others.</summary>
    public async Task<Actor> PrintAsync(int number, CancellationToken ct) =>
        ActorOf(await _reception.PrintAsync(number, ct), new Dice(_seed));

    /// <param name="expected">About how long the traffic lasts.</param>
    /// <param name="lasting">The traffic ends when this does.</param>
    /// <param name="meanwhile">What else goes on, until the token says that the traffic ends.</param>
    /// <param name="news">One line on how far it is.</param>
    public async Task<Verdict> RunAsync(
        int users,
        TimeSpan expected,
        Func<CancellationToken, Task> lasting,
        Func<CancellationToken, Task> meanwhile,
        Func<string> news,
        CancellationToken ct
    )
    {
        var concerts = await new Announcement(_cluster, _reception).MakeAsync(ct);
        var people = await AdmitAudienceAsync(users, ct);
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            var visitors = people.Select(person => VisitAsync(person, concerts, stop.Token));
            var traffic = Task.WhenAll([.. visitors, meanwhile(stop.Token), ShowAsync(news, expected, stop.Token)]);
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

        _progress.Say("Asking again for what was left without an answer");
        await new Aftermath(_door, _diary, _seed).SettleAsync(ct);
        _progress.Say("Comparing what was acknowledged with the database");
        return await new Judge(_cluster, _reception, Tally, _diary).JudgeAsync(ct);
    }

    public void Dispose()
    {
        _reception.Dispose();
        _door.Dispose();
    }

    private async Task<IReadOnlyList<Person>> AdmitAudienceAsync(int users, CancellationToken ct)
    {
        var people = new Person[users];
        var done = 0;
        // Few at once: hashing passwords is slow on purpose.
        var limit = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForAsync(
            0,
            people.Length,
            limit,
            async (number, token) =>
            {
                people[number] = await _reception.PrintAsync(number, token);
                _progress.Show("Signing people up", Interlocked.Increment(ref done), people.Length);
            }
        );
        return people;
    }

    private Task VisitAsync(Person person, IReadOnlyList<ConcertOnSale> concerts, CancellationToken stop)
    {
        var dice = new Dice(_seed * 1_000_003 + person.Number);
        return new Visitor(ActorOf(person, dice), concerts, dice).RunAsync(stop);
    }

    private Actor ActorOf(Person person, Dice dice) => new(person, _door, _diary, dice);

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
