namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionWatcherEndTests
{
    private readonly WatchWorld _world = new();

    [Fact]
    public async Task WatchAsync_CustomerIsAdmitted_Ends()
    {
        await using var events = await _world.WatchAsync();
        await _world.RefreshAsync(A.Change(lastAdmittedPlace: 5));

        (await events.MoveNextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task WatchAsync_ThePlaceIsAbandoned_Ends()
    {
        await using var events = await _world.WatchAsync();
        await _world.RefreshAsync(A.Change(lastAdmittedPlace: 0, 5));

        (await events.MoveNextAsync()).Should().BeFalse();
    }

    [Fact]
    public async Task WatchAsync_AdmissionWithinTheSecond_EndsAtOnce()
    {
        await using var events = await _world.WatchAsync();
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;

        await _world.RefreshAsync(A.Change(lastAdmittedPlace: 5));

        (await next).Should().BeFalse();
    }

    [Fact]
    public async Task WatchAsync_AdmissionAndNoRefresh_EndsAfterASecond()
    {
        await using var events = await _world.WatchAsync();
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;
        _world.SetLine(A.Change(lastAdmittedPlace: 5));

        _world.Time.SetUtcNow(A.After(1));

        (await next).Should().BeFalse();
    }

    [Fact]
    public async Task WatchAsync_Cancelled_StopsWaiting()
    {
        using var leaves = new CancellationTokenSource();
        await using var events = await _world.WatchAsync(leaves.Token);
        var waiting = _world.Time.NextTimerAsync();
        var next = events.MoveNextAsync().AsTask();
        await waiting;

        await leaves.CancelAsync();

        await next.Invoking(n => n).Should().ThrowAsync<OperationCanceledException>();
    }
}
