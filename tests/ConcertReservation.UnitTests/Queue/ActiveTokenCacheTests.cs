using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class ActiveTokenCacheTests
{
    private readonly FakeTime _time = new(A.Now);
    private readonly ActiveTokenCache _activeTokens;

    public ActiveTokenCacheTests() => _activeTokens = new ActiveTokenCache(_time);

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.999, true)]
    [InlineData(1, false)]
    public void IsActive_SeenBefore_IsTrueForASecond(double seconds, bool expected)
    {
        var ticket = Remember(A.ActiveToken());

        _time.SetUtcNow(A.After(seconds));

        _activeTokens.IsActive(ticket).Should().Be(expected);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void IsActive_AfterTheAdmissionEnds_IsFalse(long ticks, bool expected)
    {
        _time.SetUtcNow(A.After(299.5));
        var ticket = Remember(A.ActiveToken());

        _time.SetUtcNow(A.After(300).AddTicks(ticks));

        _activeTokens.IsActive(ticket).Should().Be(expected);
    }

    [Fact]
    public void IsActive_SeenAgain_IsTrueForAnotherSecond()
    {
        var token = A.ActiveToken();
        Remember(token);
        _time.SetUtcNow(A.After(0.9));
        var ticket = Remember(token);

        _time.SetUtcNow(A.After(1.8));

        _activeTokens.IsActive(ticket).Should().BeTrue();
    }

    [Fact]
    public void IsActive_NeverSeen_IsFalse()
    {
        _activeTokens.IsActive(QueueTokenPayload.Of(A.ActiveToken())).Should().BeFalse();
    }

    [Fact]
    public void IsActive_AnotherTokenOfTheSameUser_IsFalse()
    {
        var ticket = Remember(A.ActiveToken());

        _activeTokens.IsActive(ticket with { TokenId = A.Id(99) }).Should().BeFalse();
    }

    [Fact]
    public void IsActive_AnotherUserOrConcert_IsFalse()
    {
        var ticket = Remember(A.ActiveToken());

        _activeTokens.IsActive(ticket with { UserId = A.SomeoneElse }).Should().BeFalse();
        _activeTokens.IsActive(ticket with { ConcertId = 8 }).Should().BeFalse();
    }

    [Fact]
    public void Forget_Seen_IsNoLongerActive()
    {
        var ticket = Remember(A.ActiveToken());

        _activeTokens.Forget(A.ConcertId, A.User);

        _activeTokens.IsActive(ticket).Should().BeFalse();
    }

    private QueueTokenPayload Remember(QueueToken token)
    {
        _activeTokens.Remember(token);
        return QueueTokenPayload.Of(token);
    }
}
