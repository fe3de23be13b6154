namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueTokenEndTests
{
    [Fact]
    public void Pay_Active_EndsIt()
    {
        var token = A.ActiveToken();

        token.Pay(lastHoldEndsAt: null, A.After(10));

        token.StatusAt(A.After(10)).Should().Be(QueueTokenStatus.Completed);
        token.EndedAt.Should().Be(A.After(10));
        token.IsLiveAt(A.After(10)).Should().BeFalse();
    }

    [Fact]
    public void Pay_Waiting_IsRefused()
    {
        var token = A.WaitingToken();

        var refusal = Refusal.Of(() => token.Pay(lastHoldEndsAt: null, A.Now));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
        token.Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public void Pay_AtItsEnd_IsRefused()
    {
        Refusal
            .Of(() => A.ActiveToken().Pay(lastHoldEndsAt: null, A.After(300)))
            .Code.Should()
            .Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public void Pay_AnotherHoldIsLive_StaysActiveUntilItEndsAndIsThenCompleted()
    {
        var token = A.ActiveToken();

        token.Pay(lastHoldEndsAt: A.After(200), A.After(10));

        token.StatusAt(A.After(200) - A.Tick).Should().Be(QueueTokenStatus.Active);
        token.StatusAt(A.After(200)).Should().Be(QueueTokenStatus.Completed);
        Refusal.Of(() => token.EnsureMayHold(A.Policy, A.After(11))).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public void Pay_LastOfSeveralHolds_EndsIt()
    {
        var token = A.ActiveToken();
        token.Pay(lastHoldEndsAt: A.After(200), A.After(10));

        token.Pay(lastHoldEndsAt: null, A.After(20));

        token
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = QueueTokenStatus.Completed,
                    EndedAt = A.After(20),
                    PaidAt = A.After(10),
                }
            );
    }

    [Fact]
    public void Release_LastHoldAfterAPayment_CompletesIt()
    {
        var token = A.ActiveToken();
        token.Pay(lastHoldEndsAt: A.After(200), A.After(10));

        token.Release(lastHoldEndsAt: null, A.After(20));

        token.Status.Should().Be(QueueTokenStatus.Completed);
    }

    [Fact]
    public void Release_OneOfTwoHoldsAfterAPayment_StaysActiveUntilTheOtherEnds()
    {
        var token = A.ActiveToken();
        token.Pay(lastHoldEndsAt: A.After(200), A.After(10));

        token.Release(lastHoldEndsAt: A.After(100), A.After(20));

        token.IsActiveAt(A.After(100) - A.Tick).Should().BeTrue();
        token.IsActiveAt(A.After(100)).Should().BeFalse();
    }

    [Fact]
    public void Release_WithoutAPayment_KeepsTheTurn()
    {
        var token = A.ActiveToken();

        token.Release(lastHoldEndsAt: null, A.After(20));

        token.IsActiveAt(A.After(299)).Should().BeTrue();
    }

    [Fact]
    public void Leave_AfterAPayment_CompletesIt()
    {
        var token = A.ActiveToken();
        token.Pay(lastHoldEndsAt: A.After(200), A.After(10));

        token.Leave(A.After(20));

        token.Status.Should().Be(QueueTokenStatus.Completed);
    }

    [Fact]
    public void Leave_Waiting_EndsItAndAbandonsThePlace()
    {
        var token = A.WaitingToken();

        var abandoned = token.Leave(A.After(10));

        token.Status.Should().Be(QueueTokenStatus.Left);
        token.EndedAt.Should().Be(A.After(10));
        abandoned.Should().Be(new AbandonedPlace(A.ConcertId, token.Place));
    }

    [Fact]
    public void Leave_Active_EndsIt()
    {
        var token = A.ActiveToken();

        var abandoned = token.Leave(A.After(10));

        token.Status.Should().Be(QueueTokenStatus.Left);
        abandoned.Should().BeNull(); // no customer waits behind an active token
    }

    [Fact]
    public void Leave_Expired_IsRefused()
    {
        Refusal.Of(() => A.ActiveToken().Leave(A.After(300))).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public void Leave_Completed_IsRefusedAndChangesNothing()
    {
        var token = A.ActiveToken();
        token.Pay(lastHoldEndsAt: null, A.After(10));

        var refusal = Refusal.Of(() => token.Leave(A.After(11)));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
        token.Status.Should().Be(QueueTokenStatus.Completed);
        token.EndedAt.Should().Be(A.After(10));
    }

    [Fact]
    public void EnsureActive_Active_Passes()
    {
        A.ActiveToken().Invoking(t => t.EnsureActive(A.After(299))).Should().NotThrow();
    }

    [Fact]
    public void EnsureActive_Waiting_IsRefused()
    {
        Refusal.Of(() => A.WaitingToken().EnsureActive(A.Now)).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }
}
