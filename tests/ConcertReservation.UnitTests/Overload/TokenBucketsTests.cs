using ConcertReservation.Api.Overload;

namespace ConcertReservation.UnitTests.Overload;

public sealed class TokenBucketsTests
{
    private readonly FakeTime _time = new(A.Now);
    private readonly TokenBuckets _buckets;

    public TokenBucketsTests() => _buckets = new TokenBuckets(perMinute: 3, _time);

    [Fact]
    public void WaitFor_UnknownKey_IsNull()
    {
        _buckets.WaitFor("a").Should().BeNull();
    }

    [Fact]
    public void WaitFor_AllTokensUsed_IsTheTimeOfOneToken()
    {
        Charge("a", 3);

        _buckets.WaitFor("a").Should().Be(TimeSpan.FromSeconds(20));
        _buckets.WaitFor("b").Should().BeNull();
    }

    [Fact]
    public void WaitFor_AfterTheTimeOfOneToken_IsNullForOneCharge()
    {
        Charge("a", 3);

        _time.Advance(TimeSpan.FromSeconds(20));

        _buckets.WaitFor("a").Should().BeNull();
        Charge("a", 1);
        _buckets.WaitFor("a").Should().Be(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void WaitFor_Overdrawn_WaitsForTheDebtToo()
    {
        Charge("a", 5);

        _buckets.WaitFor("a").Should().Be(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void WaitFor_AfterAnHour_HasNoMoreThanAFullBucket()
    {
        Charge("a", 3);

        _time.Advance(TimeSpan.FromHours(1));
        Charge("a", 3);

        _buckets.WaitFor("a").Should().NotBeNull();
    }

    private void Charge(string key, int times)
    {
        for (var i = 0; i < times; i++)
            _buckets.Charge(key);
    }
}
