namespace ConcertReservation.UnitTests.Queue;

public sealed class QueueTokenTests
{
    [Fact]
    public void Join_NewArrival_WaitsAtTheNextPlace()
    {
        var line = A.Line();
        line.AssignPlace();

        var token = QueueToken.Join(line, A.User, A.Now);

        token
            .Should()
            .BeEquivalentTo(
                new
                {
                    A.ConcertId,
                    UserId = A.User,
                    Place = 2L,
                    Status = QueueTokenStatus.Waiting,
                    IssuedAt = A.Now,
                    ExpiresAt = (DateTimeOffset?)null,
                }
            );
        token.Id.Version.Should().Be(7);
    }

    [Fact]
    public void StatusAt_Waiting_NeverLapses()
    {
        A.WaitingToken().StatusAt(A.Now.AddYears(1)).Should().Be(QueueTokenStatus.Waiting);
    }

    [Fact]
    public void Activate_Waiting_IsActiveForTheTimeOfTheAdmission()
    {
        var token = A.WaitingToken();

        token.Activate(new Admission(Batch: 3, A.After(1_000), A.After(1_060), A.After(1_300)));

        token.StatusAt(A.After(1_000)).Should().Be(QueueTokenStatus.Active);
        token.ActivatedAt.Should().Be(A.After(1_000));
        token.ExpiresAt.Should().Be(A.After(1_060));
        token.TurnEndsAt.Should().Be(A.After(1_300));
        token.AdmissionBatch.Should().Be(3);
        token.IsUnclaimedAt(A.After(1_000)).Should().BeTrue();
    }

    [Fact]
    public void Activate_NotWaiting_Throws()
    {
        var admission = new Admission(Batch: 3, A.Now, A.After(60), A.After(300));

        A.ActiveToken().Invoking(t => t.Activate(admission)).Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(-1, QueueTokenStatus.Active)]
    [InlineData(0, QueueTokenStatus.Expired)]
    [InlineData(1, QueueTokenStatus.Expired)]
    public void StatusAt_Unclaimed_ExpiresAtTheEndOfTheClaimTime(long ticks, QueueTokenStatus expected)
    {
        A.UnclaimedToken().StatusAt(A.After(60).AddTicks(ticks)).Should().Be(expected);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void IsActiveAt_Claimed_LastsTheFullTimeFromAdmission(long ticks, bool expected)
    {
        var token = A.UnclaimedToken();
        token.Claim(A.Policy, A.After(59));

        token.IsActiveAt(A.After(300).AddTicks(ticks)).Should().Be(expected);
        token.IsLiveAt(A.After(300).AddTicks(ticks)).Should().Be(expected);
    }

    [Fact]
    public void Claim_Active_StoresTheTime()
    {
        var token = A.UnclaimedToken();

        token.Claim(A.Policy, A.After(5));

        token.ClaimedAt.Should().Be(A.After(5));
        token.IsUnclaimedAt(A.After(5)).Should().BeFalse();
    }

    [Fact]
    public void Claim_TooLate_IsRefused()
    {
        var token = A.UnclaimedToken();

        var refusal = Refusal.Of(() => token.Claim(A.Policy, A.After(60)));

        refusal.Code.Should().Be(ErrorCode.QueueTokenExpired);
        token.ClaimedAt.Should().BeNull();
    }

    [Fact]
    public void Claim_Twice_Throws()
    {
        A.ActiveToken().Invoking(t => t.Claim(A.Policy, A.Now)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Claim_PolicyWasChangedAfterTheAdmission_LastsTheTurnOfTheAdmission()
    {
        var token = A.UnclaimedToken();

        token.Claim(A.Policy with { ActiveFor = TimeSpan.FromHours(1) }, A.After(5));

        token.ExpiresAt.Should().Be(A.After(300));
    }

    [Fact]
    public void EnsureMayHold_ExtendedByAHold_IsRefusedFromTheEndOfTheTurn()
    {
        var token = A.ActiveToken();
        token.Hold(A.After(599), A.After(299));

        token.Invoking(t => t.EnsureMayHold(A.Policy, A.After(300) - A.Tick)).Should().NotThrow();
        Refusal.Of(() => token.EnsureMayHold(A.Policy, A.After(300))).Code.Should().Be(ErrorCode.QueueTokenExpired);
        token.IsActiveAt(A.After(599) - A.Tick).Should().BeTrue("its customer can pay");
    }

    [Theory]
    [InlineData(299, 300)]
    [InlineData(301, 301)]
    public void ExtendTo_AnyEnd_NeverShortensTheAdmission(double end, double expected)
    {
        var token = A.ActiveToken();

        token.ExtendTo(A.After(end));

        token.ExpiresAt.Should().Be(A.After(expected));
    }
}
