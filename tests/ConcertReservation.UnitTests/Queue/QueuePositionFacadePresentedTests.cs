namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionFacadePresentedTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task GetAsync_EndedTokenPresented_ReturnsItsEndStatus()
    {
        var token = _world.Stored(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(300));

        var result = await _world.GetAsync(_world.Presenting(token));

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
    public async Task GetAsync_ForgedTokenFromCallerWithAToken_IsRefused()
    {
        _world.Live(A.WaitingToken());

        var refusal = await Refusal.OfAsync(() => _world.GetAsync(QueueWorld.Caller("forged")));

        refusal.Code.Should().Be(ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task GetAsync_TokenOfAnotherCustomerPresented_IsRefused()
    {
        var caller = _world.Presenting(_world.Stored(A.WaitingToken()), user: A.SomeoneElse);

        var refusal = await Refusal.OfAsync(() => _world.GetAsync(caller));

        refusal.Code.Should().Be(ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task GetAsync_WaitingTokenPresented_DoesNotReadTheDatabase()
    {
        var token = _world.Stored(A.WaitingToken());

        var result = await _world.GetAsync(_world.Presenting(token));

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
    public async Task GetAsync_AdmittedTokenPresented_ReadsTheDatabaseWithAPermit()
    {
        var token = _world.Stored(A.UnclaimedToken());

        var result = await _world.GetAsync(_world.Presenting(token));

        result.Status.Should().Be(QueueTokenStatus.Active);
        _world.Guard.Passed.Should().Be(1);
    }

    [Fact]
    public async Task GetAsync_PresentedTokenLeftWhileWaiting_ReturnsLeft()
    {
        var token = _world.Stored(A.WaitingToken());
        token.Leave(A.Now);

        var result = await _world.GetAsync(_world.Presenting(token));

        result.Status.Should().Be(QueueTokenStatus.Left);
    }
}
