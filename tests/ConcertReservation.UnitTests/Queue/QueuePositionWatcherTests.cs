using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionWatcherTests
{
    private readonly WatchWorld _world = new();

    [Fact]
    public async Task WatchAsync_PositionChangesAfterASecondWithoutEvents_SendsItAtOnce()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        await PassAsync(A.After(1));
        _world.Time.SetUtcNow(A.After(1.5));

        await _world.RefreshAsync(A.Change(lastAdmittedPlace: 2));

        (await next).Should().BeTrue();
        events.Current.Token!.Ahead.Should().Be(2);
        events.Current.Token!.Token.Should().Be("signed");
    }

    [Fact]
    public async Task WatchAsync_PositionChangesAgain_SendsItASecondAfterTheLastEvent()
    {
        await using var events = await _world.WatchAsync();
        var first = await MoveAndWaitAsync(events);
        await PassAsync(A.After(1));
        _world.Time.SetUtcNow(A.After(1.5));
        await _world.RefreshAsync(A.Change(lastAdmittedPlace: 1));
        await first;
        var second = await MoveAndWaitAsync(events);
        await RefreshWithoutEventAsync(second, lastAdmittedPlace: 2);

        _world.Time.SetUtcNow(A.After(2.5));

        (await second).Should().BeTrue();
        events.Current.Token!.Ahead.Should().Be(2);
    }

    [Fact]
    public async Task WatchAsync_SoldOut_SendsIt()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        await PassAsync(A.After(1));

        await _world.RefreshAsync(A.Change() with { SoldOut = true });

        (await next).Should().BeTrue();
        events.Current.Token!.SoldOut.Should().BeTrue();
    }

    [Fact]
    public async Task WatchAsync_PositionChangesTwiceInASecond_SendsTheLatestAfterTheSecond()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        _world.Time.SetUtcNow(A.After(0.25));
        await RefreshWithoutEventAsync(next, lastAdmittedPlace: 1);
        _world.Time.SetUtcNow(A.After(0.5));
        await RefreshWithoutEventAsync(next, lastAdmittedPlace: 3);

        _world.Time.SetUtcNow(A.After(1));

        (await next).Should().BeTrue();
        events.Current.Token!.Ahead.Should().Be(1);
    }

    [Fact(Timeout = 10_000)]
    public async Task WatchAsync_LessThanAMillisecondRemains_WaitsWithoutSpinning()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        _world.Time.SetUtcNow(A.After(0.9995));
        await RefreshWithoutEventAsync(next, lastAdmittedPlace: 1);

        _world.Time.SetUtcNow(A.After(1.0005));

        (await next).Should().BeTrue();
    }

    [Fact]
    public async Task WatchAsync_NothingChanges_SendsAHeartbeatAfterFifteenSeconds()
    {
        await using var events = await _world.WatchAsync();
        var next = await MoveAndWaitAsync(events);
        for (var second = 1; second < 15; second++)
            await PassAsync(A.After(second));
        next.IsCompleted.Should().BeFalse();

        _world.Time.SetUtcNow(A.After(15));

        (await next).Should().BeTrue();
        events.Current.Should().Be(QueueUpdate.Heartbeat);
    }

    // Requests the next event, and returns when the watcher waits for it.
    private async Task<Task<bool>> MoveAndWaitAsync(IAsyncEnumerator<QueueUpdate> events)
    {
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;
        return next;
    }

    // Moves the clock, and returns when the watcher waits again.
    private async Task PassAsync(DateTimeOffset now)
    {
        var waiting = _world.Time.NextTimerAsync();
        _world.Time.SetUtcNow(now);
        await waiting;
    }

    private async Task RefreshWithoutEventAsync(Task<bool> next, long lastAdmittedPlace)
    {
        var waiting = _world.Time.NextTimerAsync();
        await _world.RefreshAsync(A.Change(lastAdmittedPlace));
        await waiting;
        next.IsCompleted.Should().BeFalse();
    }
}
