using ConcertReservation.FaultRuns.Storm.Calls;
using ConcertReservation.Testing.Concerts;

namespace ConcertReservation.FaultRuns.Storm.Users;

/// <summary>
/// A customer who only watches the seats of a performance. When the stream ends (with the turn, an instance or the
/// database) the customer waits for another turn and continues from the last version, at any instance.
/// </summary>
internal sealed class SeatViewer(UserClient client, ConcertOnSale concert, SeededRandom random)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly QueueSteps _queue = new(client, random);

    public SeatView View { get; } = new();

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await _queue.WaitForAdmissionAsync(concert, stop) is { } queueToken)
            {
                var path = $"{concert.StatesOf(concert.PerformanceId)}/events";
                var call = new Call(OperationKind.Browse, HttpMethod.Get, path)
                {
                    QueueToken = queueToken,
                    LastEventId = View.Version,
                };
                await client.StreamAsync(call, View.Apply, stop);
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
