using System.Collections.Concurrent;
using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.FaultRuns.Storm.Users;

namespace ConcertReservation.FaultRuns.Failover;

/// <summary>
/// Sends a write every tenth of a second, also while earlier writes have no response. Each write is sent once, so that
/// the failed writes show how long the service was unavailable.
/// </summary>
internal sealed class WriteProbe(UserClient client)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    // The writes lock the same wallet: on a slow machine more of them would only measure the lock.
    private const int MostAtOnce = 10;

    private readonly ConcurrentBag<CallResult> _answers = [];
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

    /// <summary>The outage between two failures, from the responses that arrived in that time.</summary>
    public Outage Between(DateTimeOffset loss, DateTimeOffset next) =>
        Outage.Of([.. _answers.Where(answer => answer.At >= loss && answer.At < next)], loss);

    private async Task WriteAsync()
    {
        Interlocked.Increment(ref _underWay);
        var call = new Call(OperationKind.Charge, HttpMethod.Post, "/balance/charges", """{"amount":1}""")
        {
            Key = client.NextKey(),
        };
        _answers.Add(await client.TryAsync(call));
        Interlocked.Decrement(ref _underWay);
    }
}
