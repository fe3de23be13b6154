using ConcertReservation.Domain.Queue;

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
    public async Task LookAsync_EndedTokenPresented_AnswersThatItEnded()
    {
        var token = _world.Stored(A.ActiveToken());
        _world.Time.Now = A.After(300);

        var result = await _world.Facade.LookAsync(_world.Presenting(token), default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = QueueTokenStatus.Expired,
                    Position = 0L,
                    EstimatedWaitSeconds = (int?)null,
                }
            );
    }

    [Fact]
    public async Task LookAsync_ForgedTokenPresented_IsRefusedThoughTheCallerHasOne()
    {
        _world.Live(A.WaitingToken());

        var refusal = await Refusal.OfAsync(() => _world.Facade.LookAsync(QueueWorld.Caller("forged"), default));

        refusal.Code.Should().Be(ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task LookAsync_AnothersTokenPresented_IsRefused()
    {
        var caller = _world.Presenting(_world.Stored(A.WaitingToken()), user: A.SomeoneElse);

        var refusal = await Refusal.OfAsync(() => _world.Facade.LookAsync(caller, default));

        refusal.Code.Should().Be(ErrorCode.QueueTokenInvalid);
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
    public async Task LookAsync_WaitingTokenPresented_AsksNoDatabase()
    {
        var token = _world.Stored(A.WaitingToken());

        var result = await _world.Facade.LookAsync(_world.Presenting(token), default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    TokenId = token.Id,
                    Status = QueueTokenStatus.Waiting,
                    token.IssuedAt,
                }
            );
        _world.Tokens.VerifyNoOtherCalls();
        _world.Guard.Passed.Should().Be(0);
    }

    [Fact]
    public async Task LookAsync_AdmittedTokenPresented_AsksTheDatabaseInItsTurn()
    {
        var token = _world.Stored(A.UnclaimedToken());

        var result = await _world.Facade.LookAsync(_world.Presenting(token), default);

        result.Status.Should().Be(QueueTokenStatus.Active);
        _world.Guard.Passed.Should().Be(1);
    }

    [Fact]
    public async Task LookAsync_PresentedTokenLeftWhileWaiting_AnswersThatItLeft()
    {
        var token = _world.Stored(A.WaitingToken());
        token.Leave(A.Now);

        var result = await _world.Facade.LookAsync(_world.Presenting(token), default);

        result.Status.Should().Be(QueueTokenStatus.Left);
    }

    [Fact]
    public async Task LookAsync_ClaimedMeanwhileByAnotherRequest_LeavesThatClaim()
    {
        var seen = _world.Live(A.UnclaimedToken());
        _world.Tokens.Setup(t => t.FindForUpdateAsync(seen.Id, default)).ReturnsAsync(A.ActiveToken());
        _world.Time.Now = A.After(30);

        var result = await _world.Facade.LookAsync(QueueWorld.Caller(), default);

        result.Status.Should().Be(QueueTokenStatus.Active);
        result.ExpiresAt.Should().Be(A.After(300));
    }
}
