using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>Somebody at place 5 of a line, four ahead, who has just been told so and watches on.</summary>
internal sealed class WatchWorld
{
    private const string Text = "sealed";
    private static readonly QueueTicket Ticket = new(A.Id(50), A.User, A.ConcertId, Place: 5);

    private readonly WaitingRoom _room;
    private readonly LinePictures _pictures;
    private volatile LineChange _line = A.Change(frontier: 0);

    public WatchWorld()
    {
        var sealer = new Mock<IQueueTokenSealer>();
        sealer.Setup(s => s.Open(Text)).Returns(Ticket);
        _pictures = A.Pictures(Time, () => _line);
        _room = new WaitingRoom(Mock.Of<IJoinDesk>(), sealer.Object, _pictures, Time);
    }

    public FakeTime Time { get; } = new(A.Now);

    public async Task<IAsyncEnumerator<QueueTokenResult?>> WatchAsync(CancellationToken ct = default)
    {
        var first = await _room.FindPlaceAsync(new QueueCaller(A.ConcertId, A.User, Text), ct);
        return _room.WatchAsync(first!, Ticket, ct).GetAsyncEnumerator(ct);
    }

    /// <summary>The line is like this from now on, and nobody has looked yet.</summary>
    public void LineIs(LineChange line) => _line = line;

    /// <summary>The line is like this from now on, and the loop that looks at it has seen it.</summary>
    public Task SeeAsync(LineChange line)
    {
        _line = line;
        return _pictures.RefreshAsync(default);
    }
}
