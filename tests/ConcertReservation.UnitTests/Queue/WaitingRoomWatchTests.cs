namespace ConcertReservation.UnitTests.Queue;

public sealed class WaitingRoomWatchTests
{
    private readonly WatchWorld _world = new();

    [Fact]
    public async Task WatchAsync_PlaceChangesAfterAQuietSecond_TellsItAtOnce()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        await PassAsync(A.After(1));
        _world.Time.Now = A.After(1.5);

        await _world.SeeAsync(A.Change(frontier: 2));

        (await next).Should().BeTrue();
        events.Current!.Ahead.Should().Be(2);
        events.Current.Token.Should().Be("sealed");
    }

    [Fact]
    public async Task WatchAsync_SoldOutNow_TellsIt()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        await PassAsync(A.After(1));

        await _world.SeeAsync(A.Change() with { SoldOut = true });

        (await next).Should().BeTrue();
        events.Current!.SoldOut.Should().BeTrue();
    }

    [Fact]
    public async Task WatchAsync_PlaceChangesTwiceInASecond_TellsTheLatestOnceTheSecondIsOver()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        _world.Time.Now = A.After(0.25);
        await SeeWithoutAnEventAsync(next, frontier: 1);
        _world.Time.Now = A.After(0.5);
        await SeeWithoutAnEventAsync(next, frontier: 3);

        _world.Time.Now = A.After(1);

        (await next).Should().BeTrue();
        events.Current!.Ahead.Should().Be(1);
    }

    [Fact(Timeout = 10_000)]
    public async Task WatchAsync_LessThanAMillisecondIsLeft_WaitsForItAndDoesNotSpin()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        _world.Time.Now = A.After(0.9995);
        await SeeWithoutAnEventAsync(next, frontier: 1);

        _world.Time.Now = A.After(1.0005);

        (await next).Should().BeTrue();
    }

    [Fact]
    public async Task WatchAsync_NothingMoves_GivesAHeartbeatAfterFifteenSeconds()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        for (var second = 1; second < 15; second++)
            await PassAsync(A.After(second));
        next.IsCompleted.Should().BeFalse();

        _world.Time.Now = A.After(15);

        (await next).Should().BeTrue();
        events.Current.Should().BeNull();
    }

    // Asks for the next event, and is known to wait for it.
    private async Task<Task<bool>> MoveAndWaitAsync(IAsyncEnumerator<object?> events)
    {
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;
        return next;
    }

    // Wakes it by the clock, until it waits again.
    private async Task PassAsync(DateTimeOffset now)
    {
        var waiting = _world.Time.NextTimerAsync();
        _world.Time.Now = now;
        await waiting;
    }

    private async Task SeeWithoutAnEventAsync(Task<bool> next, long frontier)
    {
        var waiting = _world.Time.NextTimerAsync();
        await _world.SeeAsync(A.Change(frontier));
        await waiting;
        next.IsCompleted.Should().BeFalse();
    }
}
