using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>
/// A customer at place 5 of a line, with four ahead, whose client knows the position and keeps watching.
/// </summary>
internal sealed class WatchWorld
{
    private const string Text = "signed";
    private static readonly QueueTokenPayload Payload = new(A.Id(50), A.User, A.ConcertId, Place: 5);

    private readonly QueueTokenDescriber _describer;
    private readonly LineStateCache _lines;
    private volatile LineStateChange _line = A.Change(lastAdmittedPlace: 0);

    public WatchWorld()
    {
        _lines = A.LineStates(Time, () => _line);
        _describer = new QueueTokenDescriber(Mock.Of<IQueueTokenSigner>(), _lines, Time);
    }

    public FakeTime Time { get; } = new(A.Now);

    public async Task<IAsyncEnumerator<QueueUpdate>> WatchAsync(CancellationToken ct = default)
    {
        var caller = QueueCaller.Of(A.ConcertId, A.User, new PresentedToken(Text, Payload));
        var first = await _describer.FindWaitingAsync(caller, ct);
        return new QueuePositionWatcher(_describer, _lines, Time).WatchAsync(caller, first!, ct).GetAsyncEnumerator(ct);
    }

    /// <summary>The line has this state from now on; the cache has not read it yet.</summary>
    public void SetLine(LineStateChange line) => _line = line;

    /// <summary>The line has this state from now on, and the worker has read it.</summary>
    public Task RefreshAsync(LineStateChange line)
    {
        _line = line;
        return _lines.RefreshAsync(default);
    }
}
