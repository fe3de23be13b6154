using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionFacadeWatchTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task WatchAsync_ActiveToken_SendsItAndEnds()
    {
        var token = _world.Stored(A.ActiveToken());

        await using var events = await WatchAsync(_world.Presenting(token));

        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.Token.Should().BeEquivalentTo(new { TokenId = token.Id, Status = QueueTokenStatus.Active });
        (await events.MoveNextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task WatchAsync_WaitingTokenIsAdmitted_SendsItAsActiveAndEnds()
    {
        var token = _world.Stored(A.WaitingToken(_world.Line));
        await using var events = await WatchAsync(_world.Presenting(token));
        await ShouldSendAsync(events, QueueTokenStatus.Waiting);

        token.Activate(_world.Line.NextAdmission(A.Now));
        _world.Time.SetUtcNow(A.After(1));

        await ShouldSendAsync(events, QueueTokenStatus.Active);
        (await events.MoveNextAsync()).Should().BeFalse();
    }

    [Fact(Timeout = 10_000)]
    public async Task WatchAsync_CustomersAheadAreAdmitted_SendsTheNewPosition()
    {
        _world.Line.AssignPlace();
        var token = _world.Stored(A.WaitingToken(_world.Line));
        await using var events = await WatchAsync(_world.Presenting(token));
        await ShouldSendAsync(events, QueueTokenStatus.Waiting);
        events.Current.Token!.Ahead.Should().Be(1);
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;

        _world.Line.RecordAdmission(count: 1, lastPlace: 1, A.Now);
        _world.Time.SetUtcNow(A.After(1));

        (await next).Should().BeTrue();
        events.Current.Token!.Ahead.Should().Be(0);
    }

    [Fact]
    public async Task WatchAsync_AdmittedAtTheOpeningOrLater_DoesNotClaimTheToken()
    {
        var token = _world.Stored(A.WaitingToken(_world.Line));
        await using var events = await WatchAsync(_world.Presenting(token));
        await ShouldSendAsync(events, QueueTokenStatus.Waiting);
        token.Activate(_world.Line.NextAdmission(A.Now));
        _world.Time.SetUtcNow(A.After(1));
        await ShouldSendAsync(events, QueueTokenStatus.Active);

        await using var again = await WatchAsync(_world.Presenting(token));
        await ShouldSendAsync(again, QueueTokenStatus.Active);

        token.ClaimedAt.Should().BeNull();
    }

    [Fact]
    public async Task WatchAsync_NoToken_IsRefusedBeforeTheFirstEvent()
    {
        var refusal = await Refusal.OfAsync(() => WatchAsync(QueueWorld.Caller()));

        refusal.Code.Should().Be(ErrorCode.QueueTokenNotFound);
    }

    private async Task<IAsyncEnumerator<QueueUpdate>> WatchAsync(TestCaller caller) =>
        (await _world.WatchAsync(caller)).GetAsyncEnumerator();

    private static async Task ShouldSendAsync(IAsyncEnumerator<QueueUpdate> events, QueueTokenStatus status)
    {
        (await events.MoveNextAsync()).Should().BeTrue();
        events.Current.Token!.Status.Should().Be(status);
    }
}
