using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>Somebody at place 5 of a line, four ahead, who has just been told so and watches on.</summary>
internal sealed class WatchWorld
{
    private const string Text = "sealed";
    private static readonly QueueTokenPayload Ticket = new(A.Id(50), A.User, A.ConcertId, Place: 5);

    private readonly WaitingRoom _room;
    private readonly LineStateCache _lineStates;
    private volatile LineStateChange _line = A.Change(frontier: 0);

    public WatchWorld()
    {
        var signer = new Mock<IQueueTokenSigner>();
        signer.Setup(s => s.Open(Text)).Returns(Ticket);
        _lineStates = A.Pictures(Time, () => _line);
        _room = new WaitingRoom(Mock.Of<IJoinBatcher>(), signer.Object, _lineStates, Time);
    }

    public FakeTime Time { get; } = new(A.Now);

    public async Task<IAsyncEnumerator<QueueTokenResult?>> WatchAsync(CancellationToken ct = default)
    {
        var first = await _room.FindPlaceAsync(new QueueCaller(A.ConcertId, A.User, Text), ct);
        return _room.WatchAsync(first!, Ticket, ct).GetAsyncEnumerator(ct);
    }

    /// <summary>The line is like this from now on, and nobody has looked yet.</summary>
    public void LineIs(LineStateChange line) => _line = line;

    /// <summary>The line is like this from now on, and the loop that looks at it has seen it.</summary>
    public Task SeeAsync(LineStateChange line)
    {
        _line = line;
        return _lineStates.RefreshAsync(default);
    }
}
