namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueTokenEndTests
{
    [Fact]
    public void Complete_Active_EndsIt()
    {
        var token = A.ActiveToken();

        token.Complete(A.After(10));

        token.StatusAt(A.After(10)).Should().Be(QueueTokenStatus.Completed);
        token.EndedAt.Should().Be(A.After(10));
        token.IsLiveAt(A.After(10)).Should().BeFalse();
    }

    [Fact]
    public void Complete_Waiting_IsRefused()
    {
        var token = A.WaitingToken();

        var refusal = Refusal.Of(() => token.Complete(A.Now));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
        token.Status.Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public void Complete_AtItsEnd_IsRefused()
    {
        Refusal.Of(() => A.ActiveToken().Complete(A.After(300))).Code.Should().Be(ErrorCode.QueueTokenExpired);
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
        token.Complete(A.After(10));

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
