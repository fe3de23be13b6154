using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class JoinServiceTests
{
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Line _line = A.Line(A.Policy with { MaxActive = 2 });
    private readonly JoinService _service;

    public JoinServiceTests() => _service = new JoinService(_tokens.Object);

    [Fact]
    public async Task JoinAsync_RoomAndNobodyWaits_IsActiveAndClaimedFromTheStart()
    {
        ActiveAre(1);

        var joined = await _service.JoinAsync(_line, A.User, A.Now, default);

        joined.IsNew.Should().BeTrue();
        joined.Token.StatusAt(A.Now).Should().Be(QueueTokenStatus.Active);
        joined.Token.ExpiresAt.Should().Be(A.Now + A.Policy.ActiveFor);
        _line.Frontier.Should().Be(joined.Token.Place);
    }

    [Fact]
    public async Task JoinAsync_NoRoom_Waits()
    {
        ActiveAre(2);

        var joined = await _service.JoinAsync(_line, A.User, A.Now, default);

        joined.Token.Status.Should().Be(QueueTokenStatus.Waiting);
        _line.Frontier.Should().Be(0);
    }

    [Fact]
    public async Task JoinAsync_RoomButSomeoneWaits_WaitsBehindThem()
    {
        _tokens.Setup(t => t.AnyWaitingAsync(A.ConcertId, default)).ReturnsAsync(true);

        var joined = await _service.JoinAsync(_line, A.User, A.Now, default);

        joined.Token.Status.Should().Be(QueueTokenStatus.Waiting);
        _line.Frontier.Should().Be(0);
    }

    [Fact]
    public async Task JoinAsync_Paused_Waits()
    {
        _line.ChangePolicy(A.Policy with { Paused = true }, A.Now);

        var joined = await _service.JoinAsync(_line, A.User, A.Now, default);

        joined.Token.Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public async Task JoinAsync_SlotsHeldByLapsedTokens_EndsThemBeforeCounting()
    {
        var calls = new List<string>();
        _tokens.Setup(t => t.EndLapsedAsync(A.ConcertId, A.Now, default)).Callback(() => calls.Add("end"));
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).Callback(() => calls.Add("count"));

        await _service.JoinAsync(_line, A.User, A.Now, default);

        calls.Should().Equal("end", "count");
    }

    [Fact]
    public async Task JoinAsync_NewArrival_IsStored()
    {
        var joined = await _service.JoinAsync(_line, A.User, A.Now, default);

        _tokens.Verify(t => t.Add(joined.Token), Times.Once);
    }

    [Fact]
    public async Task JoinAsync_LiveTokenThere_GivesThatAndNoNewPlace()
    {
        var present = A.WaitingToken(_line);
        _tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(present);

        var joined = await _service.JoinAsync(_line, A.User, A.After(60), default);

        joined.Should().Be(new Joined(present, IsNew: false));
        _line.NextPlace.Should().Be(2);
        _tokens.Verify(t => t.Add(It.IsAny<QueueToken>()), Times.Never);
    }

    [Fact]
    public async Task JoinAsync_TokenLapsed_EndsItAndGivesANewPlaceAtTheEnd()
    {
        var calls = new List<string>();
        _tokens.Setup(t => t.FindLiveForUpdateAsync(A.ConcertId, A.User, default)).ReturnsAsync(A.ActiveToken());
        _tokens.Setup(t => t.AnyWaitingAsync(A.ConcertId, default)).ReturnsAsync(true);
        _tokens.Setup(t => t.EndLapsedAsync(A.ConcertId, A.After(300), default)).Callback(() => calls.Add("end"));
        _tokens.Setup(t => t.Add(It.IsAny<QueueToken>())).Callback(() => calls.Add("add"));
        _line.TakePlace();

        var joined = await _service.JoinAsync(_line, A.User, A.After(300), default);

        joined.IsNew.Should().BeTrue();
        joined.Token.Place.Should().Be(2);
        calls.Should().Equal("end", "add");
    }

    private void ActiveAre(int count) =>
        _tokens.Setup(t => t.CountActiveAsync(A.ConcertId, default)).ReturnsAsync(count);
}
