using ConcertReservation.Application.Caching;

namespace ConcertReservation.UnitTests.Caching;

public sealed class SnapshotCacheTests
{
    private readonly FakeTime _time = new(A.Now);
    private readonly List<int> _reads = [];
    private readonly SnapshotCache<int, string> _snapshots;
    private string? _value = "value";

    public SnapshotCacheTests() => _snapshots = new SnapshotCache<int, string>(Read, TimeSpan.FromHours(1), _time);

    [Fact]
    public async Task FindAsync_Again_ReturnsTheCachedValue()
    {
        await FindAsync(1);

        (await FindAsync(1)).Should().Be("value");
        _reads.Should().Equal(1);
    }

    [Fact]
    public async Task FindAsync_AnotherKey_ReadsItsValue()
    {
        await FindAsync(1);

        await FindAsync(2);

        _reads.Should().Equal(1, 2);
    }

    [Fact]
    public async Task FindAsync_NoValue_IsNotCached()
    {
        _value = null;
        var before = await FindAsync(1);
        _value = "announced since";

        var after = await FindAsync(1);

        before.Should().BeNull();
        after.Should().Be("announced since");
    }

    [Fact]
    public async Task FindAsync_TooOld_ReadsAgain()
    {
        await FindAsync(1);
        _time.SetUtcNow(A.Now.AddHours(1));

        await FindAsync(1);

        _reads.Should().Equal(1, 1);
    }

    [Fact]
    public async Task FindAsync_UnusedForAMinute_IsRemovedWhenAnotherKeyIsAdded()
    {
        await FindAsync(1);
        _time.SetUtcNow(A.After(61));
        await FindAsync(2);

        await FindAsync(1);

        _reads.Should().Equal(1, 2, 1);
    }

    [Fact]
    public async Task FindAsync_UsedWithinTheMinute_IsKeptWhenAnotherKeyIsAdded()
    {
        await FindAsync(1);
        _time.SetUtcNow(A.After(30));
        await FindAsync(1);
        _time.SetUtcNow(A.After(90));
        await FindAsync(2);

        await FindAsync(1);

        _reads.Should().Equal(1, 2);
    }

    [Fact]
    public async Task Invalidate_OneKey_ReadsOnlyThatKeyAgain()
    {
        await FindAsync(1);
        await FindAsync(2);

        _snapshots.Invalidate(1);

        await FindAsync(1);
        await FindAsync(2);
        _reads.Should().Equal(1, 2, 1);
    }

    [Fact]
    public async Task Invalidate_NothingCached_Succeeds()
    {
        _snapshots.Invalidate(1);

        (await FindAsync(1)).Should().Be("value");
    }

    private async Task<string?> FindAsync(int key) => await _snapshots.FindAsync(key, default);

    private Task<string?> Read(int key)
    {
        _reads.Add(key);
        return Task.FromResult(_value);
    }
}
