using ConcertReservation.Application.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class LineStateCacheTests
{
    private readonly Mock<ILineStateSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly LineStateCache _lineStates;
    private LineStateChange? _line = A.Change(lastAdmittedPlace: 10);

    public LineStateCacheTests()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId, It.IsAny<ulong>(), default)).ReturnsAsync(() => _line);
        _lineStates = new LineStateCache(_source.Object, _time);
    }

    [Theory]
    [InlineData(0.999, 1)]
    [InlineData(1, 2)]
    public async Task FindAsync_Again_ReadsWhenTheStateIsASecondOld(double seconds, int reads)
    {
        await FindAsync();
        _time.SetUtcNow(A.After(seconds));

        await FindAsync();

        WasRead(reads);
    }

    [Fact]
    public async Task FindAsync_Again_ReadsOnlyTheChanges()
    {
        _line = A.Change(lastAdmittedPlace: 10, 12) with { SeenUpTo = 17 };
        await FindAsync();
        _line = A.Change(lastAdmittedPlace: 10, 13);
        _time.SetUtcNow(A.After(1));

        var lineState = await FindAsync();

        lineState!.PositionOf(20, A.Now)!.Ahead.Should().Be(7);
        _source.Verify(s => s.ReadAsync(A.ConcertId, 17, default), Times.Once);
    }

    [Fact]
    public async Task FindAsync_UnknownLine_ReturnsNullAndCachesNothing()
    {
        _line = null;
        var before = await FindAsync();
        _line = A.Change();

        var after = await FindAsync();

        before.Should().BeNull();
        after.Should().NotBeNull();
    }

    [Fact]
    public async Task RefreshAsync_LineWasRead_ReadsItAgain()
    {
        await FindAsync();

        await _lineStates.RefreshAsync(default);

        WasRead(2);
    }

    [Theory]
    [InlineData(30, 2)]
    [InlineData(31, 1)]
    public async Task RefreshAsync_LineUnusedForLong_RemovesIt(double seconds, int reads)
    {
        await FindAsync();
        _time.SetUtcNow(A.After(seconds));

        await _lineStates.RefreshAsync(default);

        WasRead(reads);
    }

    [Fact]
    public async Task RefreshAsync_LineUsedAgain_KeepsItForAnotherThirtySeconds()
    {
        await FindAsync();
        _time.SetUtcNow(A.After(20));
        await FindAsync();
        _time.SetUtcNow(A.After(50));

        await _lineStates.RefreshAsync(default);

        WasRead(3);
    }

    [Fact]
    public async Task Cached_LineWasRead_ReturnsItsStateAndAgeWithoutARead()
    {
        var state = await FindAsync();
        _time.SetUtcNow(A.After(9));

        _lineStates.Cached().Should().Equal((A.ConcertId, state!, TimeSpan.FromSeconds(9)));
        WasRead(1);
    }

    [Fact]
    public void Cached_LineNotReadYet_ReturnsNothing()
    {
        _ = _lineStates.WhenChangedAsync(A.ConcertId);

        _lineStates.Cached().Should().BeEmpty();
    }

    [Fact]
    public async Task RefreshAsync_OneLineFails_ReadsTheOthersAndReportsTheFailure()
    {
        var failing = new InvalidOperationException("The database is away.");
        _source.Setup(s => s.ReadAsync(8, 0, default)).ReturnsAsync(A.Change());
        await _lineStates.FindAsync(8, default);
        await FindAsync();
        _source.Setup(s => s.ReadAsync(8, 0, default)).ThrowsAsync(failing);

        var refreshing = () => _lineStates.RefreshAsync(default);

        (await refreshing.Should().ThrowAsync<InvalidOperationException>()).Which.Should().BeSameAs(failing);
        WasRead(2);
    }

    [Fact]
    public async Task WhenChangedAsync_StateChanges_Ends()
    {
        await FindAsync();
        var changed = _lineStates.WhenChangedAsync(A.ConcertId);
        _line = A.Change(lastAdmittedPlace: 11);

        await _lineStates.RefreshAsync(default);

        changed.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task WhenChangedAsync_SameStateIsRead_KeepsWaiting()
    {
        await FindAsync();
        var changed = _lineStates.WhenChangedAsync(A.ConcertId);

        await _lineStates.RefreshAsync(default);

        changed.IsCompleted.Should().BeFalse();
    }

    private async Task<LineState?> FindAsync() => await _lineStates.FindAsync(A.ConcertId, default);

    private void WasRead(int times) =>
        _source.Verify(s => s.ReadAsync(A.ConcertId, It.IsAny<ulong>(), default), Times.Exactly(times));
}
