namespace ConcertReservation.UnitTests.Batching;

public sealed class RequestBatcherRefusalTests
{
    private readonly RequestBatcherWorld _world = new();

    [Fact]
    public async Task AddAsync_TooManyRequestsWait_IsRefusedAtOnce()
    {
        _world.Join(1, 2, 3, 4, 5);

        var refusal = await Refusal.OfAsync(() => _world.Join(6));

        refusal.Code.Should().Be(ErrorCode.Overloaded);
    }

    [Fact]
    public async Task AddAsync_ABatchHasStarted_AcceptsAnotherRequest()
    {
        _world.Join(1, 2, 3, 4, 5);
        await _world.ServeAsync();
        var full = await _world.Batches.NextAsync();

        var joining = _world.Join(6);

        full.Request.Should().HaveCount(3);
        joining.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task AddAsync_BatchFails_FailsEachRequestInIt()
    {
        var joining = _world.Join(1, 2, 3);
        await _world.ServeAsync();
        var failing = new DomainException(ErrorCode.SaleClosed, "The sale is over.");

        await _world.FailAsync(failing);

        (await Refusal.OfAsync(() => joining[1])).Should().BeSameAs(failing);
        (await Refusal.OfAsync(() => joining[2])).Should().BeSameAs(failing);
    }

    [Fact(Timeout = 10_000)]
    public async Task AddAsync_BatchReturnsTooFewResults_FailsTheOtherRequestsAndRunsTheNextBatch()
    {
        var joining = _world.Join(1, 2, 3, 4, 5);
        await _world.ServeAsync();
        var served = new Joined(A.WaitingToken(user: A.Id(2)), IsNew: true);

        (await _world.Batches.NextAsync()).Answer.SetResult([served]);
        await _world.ServeAsync();

        (await joining[1]).Should().Be(served);
        await joining[2].Invoking(task => task).Should().ThrowAsync<Exception>();
        (await joining[4]).Token.UserId.Should().Be(A.Id(5));
    }

    [Fact]
    public async Task AddAsync_BatchFails_RunsTheNextBatch()
    {
        var joining = _world.Join(1, 2);

        await _world.FailAsync(new TimeoutException());
        await _world.ServeAsync();

        await joining[0].Invoking(task => task).Should().ThrowAsync<TimeoutException>();
        (await joining[1]).Token.UserId.Should().Be(A.Id(2));
    }
}
