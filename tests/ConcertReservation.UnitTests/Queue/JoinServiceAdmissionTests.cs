namespace ConcertReservation.UnitTests.Queue;

/// <summary>Which of the joining customers are active at once.</summary>
public sealed class JoinServiceAdmissionTests
{
    private readonly JoinServiceWorld _world = new();

    [Fact]
    public async Task JoinAsync_FreeSlotAndEmptyLine_IsActiveAndClaimedFromTheStart()
    {
        _world.Active = 1;

        var joined = await _world.JoinAsync(A.Now, A.User);

        var token = joined[0].Token;
        token.StatusAt(A.Now).Should().Be(QueueTokenStatus.Active);
        token.ClaimedAt.Should().Be(A.Now);
        token.ExpiresAt.Should().Be(A.Now + A.Policy.ActiveFor);
        _world.Line.LastAdmittedPlace.Should().Be(token.Place);
    }

    [Fact]
    public async Task JoinAsync_FewerSlotsThanCustomers_AdmitsTheFirstAndTheOthersWait()
    {
        var joined = await _world.JoinAsync(A.Now, A.Id(11), A.Id(12), A.Id(13));

        joined
            .Select(j => j.Token.Status)
            .Should()
            .Equal(QueueTokenStatus.Active, QueueTokenStatus.Active, QueueTokenStatus.Waiting);
        _world.Line.LastAdmittedPlace.Should().Be(2);
    }

    [Fact]
    public async Task JoinAsync_FewerSlotsThanCustomers_RecordsOneAdmission()
    {
        var joined = await _world.JoinAsync(A.Now, A.Id(11), A.Id(12), A.Id(13));

        joined.Select(j => j.Token.AdmissionBatch).Should().Equal(1, 1, null);
        _world.Line.AdmissionBatch.Should().Be(1);
    }

    [Fact]
    public async Task JoinAsync_NoFreeSlot_Waits()
    {
        _world.Active = 2;

        await ShouldWaitAsync();
    }

    [Fact]
    public async Task JoinAsync_FreeSlotButAnotherCustomerWaits_WaitsBehindThatCustomer()
    {
        _world.ACustomerWaits();

        await ShouldWaitAsync();
    }

    [Fact]
    public async Task JoinAsync_Paused_Waits()
    {
        _world.Line.ChangePolicy(A.Policy with { Paused = true }, A.Now);

        await ShouldWaitAsync();
    }

    [Fact]
    public async Task JoinAsync_FreeSlotButSoldOut_Waits()
    {
        _world.SoldOut = true;

        await ShouldWaitAsync();
    }

    [Fact]
    public async Task JoinAsync_ExpiredTokensHoldSlots_EndsThemBeforeItCounts()
    {
        await _world.JoinAsync(A.Now, A.User);

        _world.Calls.Should().Equal("end", "count", "add");
    }

    private async Task ShouldWaitAsync()
    {
        var joined = await _world.JoinAsync(A.Now, A.User);

        joined[0].Token.Status.Should().Be(QueueTokenStatus.Waiting);
        _world.Arrived.Should().Equal(joined[0].Token);
        _world.Line.LastAdmittedPlace.Should().Be(0);
    }
}
