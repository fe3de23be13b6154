namespace ConcertReservation.UnitTests.Queue;

public sealed class QueuePositionFacadeTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task GetAsync_NoTokenPresented_ReturnsTheLiveToken()
    {
        var waiting = _world.Live(A.WaitingToken());

        var result = await _world.GetAsync(QueueWorld.Caller());

        result.TokenId.Should().Be(waiting.Id);
        result.Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public async Task GetAsync_NoTokenPresentedAndNoneStored_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.GetAsync(QueueWorld.Caller()));

        refusal.Code.Should().Be(ErrorCode.QueueTokenNotFound);
    }

    [Fact]
    public async Task GetAsync_NoTokenPresentedAndTokenExpired_ReturnsTheTokenWithItsTimes()
    {
        var expired = A.ActiveToken();
        _world.Time.SetUtcNow(A.After(300));
        _world
            .Tokens.Setup(t => t.FindLatestEndedAsync(A.ConcertId, A.User, A.After(300).AddDays(-1), default))
            .ReturnsAsync(expired);

        var result = await _world.GetAsync(QueueWorld.Caller());

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    TokenId = expired.Id,
                    Status = QueueTokenStatus.Expired,
                    ActivatedAt = A.Now,
                    ExpiresAt = A.After(300),
                }
            );
    }

    [Fact]
    public async Task GetAsync_ActiveTokenForTheFirstTime_ClaimsIt()
    {
        var token = _world.Live(A.UnclaimedToken());
        _world.Time.SetUtcNow(A.After(30));

        var result = await _world.GetAsync(QueueWorld.Caller());

        token.ClaimedAt.Should().Be(A.After(30));
        result.ExpiresAt.Should().Be(A.After(300));
        _world.UnitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task GetAsync_ActiveTokenAgain_NeedsNoTransaction()
    {
        _world.Live(A.ActiveToken());

        await _world.GetAsync(QueueWorld.Caller());

        _world.UnitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task GetAsync_AnotherRequestClaimsFirst_KeepsThatClaim()
    {
        var seen = _world.Live(A.UnclaimedToken());
        _world.Tokens.Setup(t => t.FindForUpdateAsync(A.ConcertId, seen.Id, default)).ReturnsAsync(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(30));

        var result = await _world.GetAsync(QueueWorld.Caller());

        result.Status.Should().Be(QueueTokenStatus.Active);
        result.ExpiresAt.Should().Be(A.After(300));
    }
}
