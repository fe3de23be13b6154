using ConcertReservation.Application.Caching;

namespace ConcertReservation.UnitTests.Caching;

public sealed class SnapshotTests
{
    private readonly Calls<string?, string> _reads = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly Snapshot<string> _snapshot;
    private int _replaced;

    public SnapshotTests() =>
        _snapshot = new Snapshot<string>(_reads.BeginAsync, TimeSpan.FromSeconds(1), _time, () => _replaced++);

    [Fact]
    public async Task GetAsync_ManyCallersAtOnce_ReadsOnce()
    {
        Task<string>[] asked = [GetAsync(), GetAsync(), GetAsync()];

        await AnswerAsync("copy");

        (await Task.WhenAll(asked)).Should().Equal("copy", "copy", "copy");
        _reads.UnreadCount.Should().Be(0);
    }

    [Fact]
    public async Task GetAsync_YoungEnough_ReturnsTheCachedValue()
    {
        await ReadAsync("first");
        _time.SetUtcNow(A.After(0.999));

        (await GetAsync()).Should().Be("first");
    }

    [Fact]
    public async Task GetAsync_TooOld_ReadsAgain()
    {
        await ReadAsync("first");
        _time.SetUtcNow(A.After(1));
        var asked = GetAsync();

        await AnswerAsync("second");

        (await asked).Should().Be("second");
    }

    [Fact]
    public async Task GetAsync_LongRead_HasTheAgeOfItsStart()
    {
        var first = GetAsync();
        var read = await _reads.NextAsync();
        _time.SetUtcNow(A.After(1));
        read.Answer.SetResult("first");
        await first;
        var asked = GetAsync();

        await AnswerAsync("second");

        (await asked).Should().Be("second");
    }

    [Fact]
    public async Task GetAsync_ReadsAgain_PassesThePreviousValueToTheRead()
    {
        await ReadAsync("first");
        _time.SetUtcNow(A.After(1));
        var asked = GetAsync();

        var read = await _reads.NextAsync();

        read.Request.Should().Be("first");
        read.Answer.SetResult("second");
        await asked;
    }

    [Fact]
    public async Task RefreshAsync_YoungEnough_ReadsAgain()
    {
        await ReadAsync("first");
        var refreshed = _snapshot.RefreshAsync(default);

        await AnswerAsync("second");

        (await refreshed).Should().Be("second");
        (await _snapshot.GetRecentAsync(default)).Should().Be("second");
    }

    [Fact]
    public async Task RefreshAsync_NewValue_NotifiesTheListener()
    {
        await ReadAsync("first");
        var refreshed = _snapshot.RefreshAsync(default);
        await AnswerAsync("second");
        await refreshed;

        _replaced.Should().Be(2);
    }

    [Fact]
    public async Task RefreshAsync_SameValue_DoesNotNotifyTheListener()
    {
        await ReadAsync("first");
        var refreshed = _snapshot.RefreshAsync(default);
        await AnswerAsync("first");
        await refreshed;

        _replaced.Should().Be(1);
    }

    private Task<string> GetAsync() => _snapshot.GetAsync(default).AsTask();

    private async Task AnswerAsync(string copy) => (await _reads.NextAsync()).Answer.SetResult(copy);

    private async Task ReadAsync(string copy)
    {
        var asked = GetAsync();
        await AnswerAsync(copy);
        await asked;
    }
}
