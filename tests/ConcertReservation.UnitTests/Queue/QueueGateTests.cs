using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

/// <summary>The table of the gate, row by row, without a presented token.</summary>
public sealed class QueueGateTests
{
    private readonly QueueWorld _world = new();

    [Fact]
    public async Task PassAsync_NoTokenAndFreeSlot_Passes()
    {
        var gate = await PassAsync();

        gate.Should().Be(GateResult.Open);
        _world.Arrived.Should().ContainSingle().Which.UserId.Should().Be(A.User);
    }

    [Fact]
    public async Task PassAsync_NoTokenAndNoFreeSlot_JoinsAndWaits()
    {
        _world.PauseAdmission();

        var gate = await PassAsync();

        gate.Waiting!.Status.Should().Be(QueueTokenStatus.Waiting);
        _world.Arrived.Should().ContainSingle().Which.UserId.Should().Be(A.User);
    }

    [Fact]
    public async Task PassAsync_NoTokenAndSaleNotOpen_IsRefused()
    {
        _world.Concert = A.Concert(opensAt: A.After(60));

        var refusal = await Refusal.OfAsync(PassAsync);

        refusal.Code.Should().Be(ErrorCode.SaleNotOpen);
    }

    [Fact]
    public async Task PassAsync_CallerWaits_KeepsThePlace()
    {
        var token = _world.Live(A.WaitingToken());

        var gate = await PassAsync();

        gate.Waiting!.TokenId.Should().Be(token.Id);
        _world.Line.NextPlace.Should().Be(1);
    }

    [Fact]
    public async Task PassAsync_CallerIsActive_Passes()
    {
        _world.Live(A.ActiveToken());

        (await PassAsync()).Waiting.Should().BeNull();
    }

    [Fact]
    public async Task PassAsync_CallerIsActiveAndUnclaimed_PassesAndClaims()
    {
        var token = _world.Live(A.UnclaimedToken());

        var gate = await PassAsync();

        gate.Waiting.Should().BeNull();
        token.ClaimedAt.Should().Be(A.Now);
    }

    [Fact]
    public async Task PassAsync_TokenOfTheCallerExpired_JoinsAgain()
    {
        _world.Live(A.ActiveToken());
        _world.Time.SetUtcNow(A.After(300));
        _world.PauseAdmission();

        var gate = await PassAsync();

        gate.Waiting!.IssuedAt.Should().Be(A.After(300));
    }

    private Task<GateResult> PassAsync() => _world.PassAsync(QueueWorld.Caller());
}
