using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>What the gate need not read from the database.</summary>
public sealed class QueueGateCacheTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task PassAsync_WaitingTokenPresented_DoesNotReadTheDatabase()
    {
        var caller = _world.Presenting(_world.Stored(A.WaitingToken()));

        await PassAsync(caller);

        _world.Tokens.VerifyNoOtherCalls();
        _world.TokenSource.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(0.999, 1)]
    [InlineData(1, 2)]
    public async Task PassAsync_ActiveTokenAgain_IsCachedForASecond(double seconds, int asked)
    {
        var token = _world.Stored(A.ActiveToken());
        var caller = _world.Presenting(token);
        await PassAsync(caller);
        _world.Time.SetUtcNow(A.After(seconds));

        var gate = await PassAsync(caller);

        gate.Should().Be(GateResult.Open);
        _world.TokenSource.Verify(t => t.ReadAsync(A.ConcertId, new[] { token.Id }), Times.Exactly(asked));
    }

    [Fact]
    public async Task PassAsync_CustomerLeftAfterPassing_IsRefusedAtOnce()
    {
        var caller = _world.Presenting(_world.Live(A.ActiveToken()));
        await PassAsync(caller);
        await _world.LeaveAsync();

        var refusal = await Refusal.OfAsync(() => PassAsync(caller));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    private Task<GateResult> PassAsync(TestCaller caller) => _world.PassAsync(caller);
}
