using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class TurnsTests
{
    private readonly FakeTime _time = new(A.Now);
    private readonly Turns _turns;

    public TurnsTests() => _turns = new Turns(_time);

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.999, true)]
    [InlineData(1, false)]
    public void IsActive_SeenAMomentAgo_IsTrustedForASecond(double seconds, bool expected)
    {
        var ticket = Remember(A.ActiveToken());

        _time.SetUtcNow(A.After(seconds));

        _turns.IsActive(ticket).Should().Be(expected);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void IsActive_TheTurnEnds_IsNotTrustedBeyondThat(long ticks, bool expected)
    {
        _time.SetUtcNow(A.After(299.5));
        var ticket = Remember(A.ActiveToken());

        _time.SetUtcNow(A.After(300).AddTicks(ticks));

        _turns.IsActive(ticket).Should().Be(expected);
    }

    [Fact]
    public void IsActive_SeenAgain_IsTrustedAnotherSecond()
    {
        var token = A.ActiveToken();
        Remember(token);
        _time.SetUtcNow(A.After(0.9));
        var ticket = Remember(token);

        _time.SetUtcNow(A.After(1.8));

        _turns.IsActive(ticket).Should().BeTrue();
    }

    [Fact]
    public void IsActive_NeverSeen_IsFalse()
    {
        _turns.IsActive(QueueTicket.Of(A.ActiveToken())).Should().BeFalse();
    }

    [Fact]
    public void IsActive_AnotherTokenOfTheSameUser_IsFalse()
    {
        var ticket = Remember(A.ActiveToken());

        _turns.IsActive(ticket with { TokenId = A.Id(99) }).Should().BeFalse();
    }

    [Fact]
    public void IsActive_AnotherUserOrConcert_IsFalse()
    {
        var ticket = Remember(A.ActiveToken());

        _turns.IsActive(ticket with { UserId = A.SomeoneElse }).Should().BeFalse();
        _turns.IsActive(ticket with { ConcertId = 8 }).Should().BeFalse();
    }

    [Fact]
    public void Forget_Seen_IsTrustedNoLonger()
    {
        var ticket = Remember(A.ActiveToken());

        _turns.Forget(A.ConcertId, A.User);

        _turns.IsActive(ticket).Should().BeFalse();
    }

    private QueueTicket Remember(QueueToken token)
    {
        _turns.Remember(token);
        return QueueTicket.Of(token);
    }
}
