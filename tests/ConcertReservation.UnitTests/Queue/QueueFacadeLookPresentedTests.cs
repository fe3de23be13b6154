namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueFacadeLookPresentedTests
{
    private readonly QueueWorld _world = new();

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
}
