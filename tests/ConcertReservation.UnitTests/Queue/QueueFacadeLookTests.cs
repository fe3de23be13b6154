namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueFacadeLookTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task LookAsync_NothingPresented_AnswersTheLiveToken()
    {
        var waiting = _world.Live(A.WaitingToken());

        var result = await _world.Facade.LookAsync(QueueWorld.Caller(), default);

        result.TokenId.Should().Be(waiting.Id);
        result.Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public async Task LookAsync_NothingPresentedAndNoToken_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.Facade.LookAsync(QueueWorld.Caller(), default));

        refusal.Code.Should().Be(ErrorCode.QueueTokenNotFound);
    }

    [Fact]
    public async Task LookAsync_NothingPresentedAndTokenLapsed_IsRefused()
    {
        _world.Live(A.ActiveToken());
        _world.Time.Now = A.After(300);

        var refusal = await Refusal.OfAsync(() => _world.Facade.LookAsync(QueueWorld.Caller(), default));

        refusal.Code.Should().Be(ErrorCode.QueueTokenNotFound);
    }

    [Fact]
    public async Task LookAsync_ActiveTokenSeenFirst_ClaimsIt()
    {
        var token = _world.Live(A.UnclaimedToken());
        _world.Time.Now = A.After(30);

        var result = await _world.Facade.LookAsync(QueueWorld.Caller(), default);

        token.ClaimedAt.Should().Be(A.After(30));
        result.ExpiresAt.Should().Be(A.After(300));
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task LookAsync_ActiveTokenSeenAgain_NeedsNoTransaction()
    {
        _world.Live(A.ActiveToken());

        await _world.Facade.LookAsync(QueueWorld.Caller(), default);

        _world.UnitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task LookAsync_ClaimedMeanwhileByAnotherRequest_LeavesThatClaim()
    {
        var seen = _world.Live(A.UnclaimedToken());
        _world.Tokens.Setup(t => t.FindForUpdateAsync(A.ConcertId, seen.Id, default)).ReturnsAsync(A.ActiveToken());
        _world.Time.Now = A.After(30);

        var result = await _world.Facade.LookAsync(QueueWorld.Caller(), default);

        result.Status.Should().Be(QueueTokenStatus.Active);
        result.ExpiresAt.Should().Be(A.After(300));
    }
}
