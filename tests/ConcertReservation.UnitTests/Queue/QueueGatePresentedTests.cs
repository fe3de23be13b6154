namespace ConcertReservation.UnitTests.Queue;

/// <summary>The table of the gate, row by row, with a presented token.</summary>
public sealed class QueueGatePresentedTests
{
    private readonly QueueWorld _world = new();

    [Theory]
    [InlineData("forged")]
    [InlineData("")]
    public async Task PassAsync_ForgedTokenFromActiveCaller_IsRefused(string text)
    {
        _world.Live(A.ActiveToken());

        await ShouldBeRefusedAsync(QueueWorld.Caller(text), ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task PassAsync_TokenOfAnotherUser_IsRefused()
    {
        var token = _world.Live(A.ActiveToken());

        await ShouldBeRefusedAsync(_world.Presenting(token, user: A.SomeoneElse), ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task PassAsync_TokenOfAnotherConcert_IsRefused()
    {
        var token = _world.Live(A.ActiveToken());

        await ShouldBeRefusedAsync(_world.Presenting(token, concertId: 8), ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task PassAsync_AdmittedPlaceButTokenNotStored_IsRefused()
    {
        _world.Line.RecordAdmission(count: 1, lastPlace: 1, A.Now);

        await ShouldBeRefusedAsync(_world.Presenting(A.ActiveToken()), ErrorCode.QueueTokenInvalid);
    }

    [Fact]
    public async Task PassAsync_Expired_IsRefusedAndDoesNotJoin()
    {
        var token = _world.Live(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(300));

        await ShouldBeRefusedAsync(_world.Presenting(token), ErrorCode.QueueTokenExpired);

        _world.Line.NextPlace.Should().Be(1);
    }

    [Fact]
    public async Task PassAsync_Completed_IsRefused()
    {
        var token = _world.Stored(A.ActiveToken());
        token.Pay(lastHoldEndsAt: null, A.Now);

        await ShouldBeRefusedAsync(_world.Presenting(token), ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task PassAsync_LeftWhileWaiting_IsRefused()
    {
        var token = _world.Stored(A.WaitingToken());
        token.Leave(A.Now);

        await ShouldBeRefusedAsync(_world.Presenting(token), ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task PassAsync_Waiting_Waits()
    {
        var token = _world.Live(A.WaitingToken());

        var gate = await _world.PassAsync(_world.Presenting(token));

        gate.Waiting!.TokenId.Should().Be(token.Id);
    }

    [Fact]
    public async Task PassAsync_Active_Passes()
    {
        var token = _world.Live(A.ActiveToken());

        var gate = await _world.PassAsync(_world.Presenting(token));

        gate.Waiting.Should().BeNull();
    }

    [Fact]
    public async Task PassAsync_ActiveAndUnclaimed_PassesAndClaims()
    {
        var token = _world.Live(A.UnclaimedToken());
        _world.Time.SetUtcNow(A.After(59));

        var gate = await _world.PassAsync(_world.Presenting(token));

        gate.Waiting.Should().BeNull();
        token.ExpiresAt.Should().Be(A.After(300));
    }

    [Fact]
    public async Task PassAsync_StreamOfAnUnclaimedToken_PassesAndLeavesTheClaimToTheNextRequest()
    {
        var token = _world.Live(A.UnclaimedToken());

        var opened = await _world.PassAsync(_world.Presenting(token), claims: false);
        var claimedByTheStream = token.ClaimedAt;
        await _world.PassAsync(_world.Presenting(token));

        opened.Waiting.Should().BeNull();
        claimedByTheStream.Should().BeNull();
        token.ClaimedAt.Should().Be(A.Now, "the gate must not trust its cache before the claim");
    }

    private async Task ShouldBeRefusedAsync(TestCaller caller, ErrorCode code)
    {
        var refusal = await Refusal.OfAsync(() => _world.PassAsync(caller));

        refusal.Code.Should().Be(code);
    }
}
