using ConcertReservation.Application.Accounts;

namespace ConcertReservation.UnitTests.Accounts;

public sealed class ResetRequestsTests
{
    private readonly ResetRequests _requests = new();

    [Fact]
    public void Add_OneAddressManyTimes_WaitsOnce()
    {
        Parallel.For(0, 10_000, i => _requests.Add(i % 2 == 0 ? "kim@example.com" : "KIM@example.com", Origin));

        _requests.TryTake(out _).Should().BeTrue();
        _requests.TryTake(out _).Should().BeFalse();
    }

    [Fact]
    public void Add_TooManyAddresses_IsRefusedAndTheOthersStay()
    {
        for (var i = 0; i < ResetRequests.MostWaiting; i++)
            _requests.Add($"kim{i}@example.com", Origin);

        var refusal = Refusal.Of(() => _requests.Add("one-more@example.com", Origin));
        _requests.Add("kim0@example.com", Origin);

        refusal.Code.Should().Be(ErrorCode.Overloaded);
        var taken = 0;
        while (_requests.TryTake(out _))
            taken++;
        taken.Should().Be(ResetRequests.MostWaiting);
    }

    private static ClientOrigin Origin => SessionWorld.Origin;
}
