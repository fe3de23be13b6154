namespace ConcertReservation.UnitTests.Batching;

public sealed class RequestBatcherTests
{
    private readonly RequestBatcherWorld _world = new();

    [Fact]
    public async Task AddAsync_OneRequest_RunsAlone()
    {
        var joining = _world.Join(1);

        var batch = await _world.ServeAsync();

        batch.Should().Equal(A.Id(1));
        (await joining).Token.UserId.Should().Be(A.Id(1));
    }

    [Fact]
    public async Task AddAsync_RequestsDuringABatch_ShareTheNextBatchInOrderOfArrival()
    {
        _world.Join(1, 4, 2, 3);
        await _world.ServeAsync();

        var next = await _world.ServeAsync();

        next.Should().Equal(A.Id(4), A.Id(2), A.Id(3));
    }

    [Fact]
    public async Task AddAsync_RequestsInABatch_GetTheirOwnResults()
    {
        var joining = _world.Join(1, 2, 3, 4);
        await _world.ServeAsync();
        await _world.ServeAsync();

        var joined = await Task.WhenAll(joining);

        joined.Select(j => j.Token.UserId).Should().Equal(A.Id(1), A.Id(2), A.Id(3), A.Id(4));
    }

    [Fact]
    public async Task AddAsync_MoreRequestsThanABatchHolds_WaitForTheFollowingBatch()
    {
        _world.Join(1, 2, 3, 4, 5);
        await _world.ServeAsync();
        var full = await _world.ServeAsync();

        var rest = await _world.ServeAsync();

        full.Should().Equal(A.Id(2), A.Id(3), A.Id(4));
        rest.Should().Equal(A.Id(5));
    }

    [Fact]
    public async Task AddAsync_DuringABatch_StartsNoOtherBatch()
    {
        var joining = _world.Join(1, 2);
        await _world.Batches.NextAsync();

        joining[1].IsCompleted.Should().BeFalse();
        _world.Batches.UnreadCount.Should().Be(0);
    }

    [Fact]
    public async Task AddAsync_BatcherWasEmpty_RunsTheNextRequest()
    {
        var first = _world.Join(1);
        await _world.ServeAsync();
        await first;
        var second = _world.Join(2);

        await _world.ServeAsync();

        (await second).Token.UserId.Should().Be(A.Id(2));
    }

    [Fact]
    public void AddAsync_TimeToGatherIsNotOver_StartsNoBatch()
    {
        var world = new RequestBatcherWorld(gatherFor: TimeSpan.FromHours(1));

        _ = world.Join(1);

        world.Batches.UnreadCount.Should().Be(0);
    }
}
