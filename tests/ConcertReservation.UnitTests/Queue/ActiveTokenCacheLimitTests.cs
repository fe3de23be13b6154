using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class ActiveTokenCacheLimitTests
{
    private const int MaxEntries = 100_000;
    private readonly ActiveTokenCache _activeTokens = new(new FakeTime(A.Now));
    private readonly Line _line = A.Line();

    [Fact]
    public void Remember_AsManyAsTheCacheKeeps_KeepsTheFirst()
    {
        var first = Remember(1);

        for (var user = 2; user <= MaxEntries; user++)
            Remember(user);

        _activeTokens.IsActive(first).Should().BeTrue();
    }

    [Fact]
    public void Remember_OneMoreThanTheCacheKeeps_ClearsTheCacheAndKeepsTheLast()
    {
        var first = Remember(1);
        for (var user = 2; user <= MaxEntries; user++)
            Remember(user);

        var last = Remember(MaxEntries + 1);

        _activeTokens.IsActive(first).Should().BeFalse();
        _activeTokens.IsActive(last).Should().BeTrue();
    }

    private QueueTokenPayload Remember(int user)
    {
        var token = A.WaitingToken(_line, A.Id(user));
        token.Activate(_line.NextAdmission(A.Now));
        _activeTokens.Remember(token);
        return QueueTokenPayload.Of(token);
    }
}
