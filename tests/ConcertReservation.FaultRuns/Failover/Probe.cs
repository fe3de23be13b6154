using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Visitors;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>
/// A write every tenth of a second, also while others have no answer yet: each is one try, so that the failed ones say
/// for how long the service was away.
/// </summary>
internal sealed class Probe(Actor actor)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    // They wait for each other at the same wallet: on a slow machine more would be a queue and no measurement.
    private const int MostAtOnce = 10;

    private readonly ConcurrentBag<Answer> _answers = [];
    private int _underWay;

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every);
        var sent = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            if (_underWay < MostAtOnce)
                sent.Add(WriteAsync());
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(sent);
    }

    /// <summary>What one loss did until the next: to the answers that came in between, because what is under way feels it too.</summary>
    public Outage Between(DateTimeOffset loss, DateTimeOffset next) =>
        Outage.Of([.. _answers.Where(answer => answer.At >= loss && answer.At < next)], loss);

    private async Task WriteAsync()
    {
        Interlocked.Increment(ref _underWay);
        var call = new Call(DeedKind.Charge, HttpMethod.Post, "/balance/charges", """{"amount":1}""")
        {
            Key = actor.NextKey(),
        };
        _answers.Add(await actor.TryAsync(call));
        Interlocked.Decrement(ref _underWay);
    }
}
