using ConcertReservation.Application.Caching;

namespace ConcertReservation.UnitTests.Caching;

public sealed class SnapshotInvalidateTests
{
    private readonly Calls<string?, string> _reads = new();
    private readonly Snapshot<string> _snapshot;

    public SnapshotInvalidateTests() =>
        _snapshot = new Snapshot<string>(_reads.BeginAsync, TimeSpan.FromSeconds(1), new FakeTime(A.Now));

    [Fact]
    public async Task Invalidate_ValueCached_NextCallerGetsANewValue()
    {
        var first = GetAsync();
        (await _reads.NextAsync()).Answer.SetResult("first");
        await first;

        _snapshot.Invalidate();

        var second = GetAsync();
        (await _reads.NextAsync()).Answer.SetResult("second");
        (await second).Should().Be("second");
    }

    [Fact]
    public async Task Invalidate_DuringARead_NextCallerGetsALaterRead()
    {
        var before = GetAsync();
        var stale = await _reads.NextAsync();
        _snapshot.Invalidate();
        var after = GetAsync();

        stale.Answer.SetResult("before the write");
        (await _reads.NextAsync()).Answer.SetResult("after the write");

        (await before).Should().Be("before the write");
        (await after).Should().Be("after the write");
    }

    [Fact]
    public async Task Invalidate_DuringARead_LaterCallersDoNotGetItsValue()
    {
        var before = GetAsync();
        var stale = await _reads.NextAsync();
        _snapshot.Invalidate();
        stale.Answer.SetResult("before the write");
        await before;

        var after = GetAsync();
        (await _reads.NextAsync()).Answer.SetResult("after the write");

        (await after).Should().Be("after the write");
    }

    [Fact]
    public async Task Invalidate_DuringAReadOfACaller_DoesNotMakeTheCallerWaitForAnotherRead()
    {
        _snapshot.Invalidate();
        var asked = GetAsync();
        var read = await _reads.NextAsync();
        _snapshot.Invalidate();

        read.Answer.SetResult("after the first call");

        (await asked).Should().Be("after the first call");
    }

    private Task<string> GetAsync() => _snapshot.GetAsync(default).AsTask();
}
