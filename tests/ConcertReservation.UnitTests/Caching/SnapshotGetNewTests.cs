using ConcertReservation.Application.Caching;

namespace ConcertReservation.UnitTests.Caching;

public sealed class SnapshotGetNewTests
{
    private readonly Calls<string?, string> _reads = new();
    private readonly Snapshot<string> _snapshot;

    public SnapshotGetNewTests() =>
        _snapshot = new Snapshot<string>(_reads.BeginAsync, TimeSpan.FromSeconds(1), new FakeTime(A.Now));

    [Fact]
    public async Task GetNewAsync_FreshCopy_ReadsAgain()
    {
        var first = _snapshot.GetAsync(default);
        (await _reads.NextAsync()).Answer.SetResult("first");
        await first;

        var next = _snapshot.GetNewAsync(default);
        (await _reads.NextAsync()).Answer.SetResult("second");

        (await next).Should().Be("second");
    }

    [Fact]
    public async Task GetNewAsync_DuringARead_DoesNotReturnTheResultOfThatRead()
    {
        var first = _snapshot.GetAsync(default).AsTask();
        var running = await _reads.NextAsync();

        var next = _snapshot.GetNewAsync(default);
        running.Answer.SetResult("began before the call");
        (await _reads.NextAsync()).Answer.SetResult("began after the call");

        (await first).Should().Be("began before the call");
        (await next).Should().Be("began after the call");
    }
}
