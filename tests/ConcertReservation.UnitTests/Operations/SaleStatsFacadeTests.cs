using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Operations;

namespace ConcertReservation.UnitTests.Operations;

public sealed class SaleStatsFacadeTests
{
    private readonly Mock<ISaleFiguresSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly SaleStatsFacade _stats;
    private LineStateChange? _line = A.Change();
    private SaleFigures? _figures = Figures();

    public SaleStatsFacadeTests()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).ReturnsAsync(() => _figures);
        _stats = new SaleStatsFacade(_source.Object, A.LineStates(_time, () => _line), _time);
    }

    [Fact]
    public async Task FindAsync_SomeCustomersLeftAndSomeAreAdmitted_CountsTheWaitingCustomers()
    {
        _line = A.Change(lastAdmittedPlace: 3, abandoned: [5, 8]);
        _figures = Figures(nextPlace: 11);

        (await FindAsync()).Waiting.Should().Be(5, "4, 6, 7, 9 and 10 wait");
    }

    [Fact]
    public async Task FindAsync_LineReadLaterThanTheOtherFigures_ReturnsZeroWaiting()
    {
        _line = A.Change(lastAdmittedPlace: 12);
        _figures = Figures(nextPlace: 11);

        (await FindAsync()).Waiting.Should().Be(0);
    }

    [Fact]
    public async Task FindAsync_MeasuredRate_IsReturnedPerMinute()
    {
        _line = A.Change() with { Rate = new AdmissionRate(2.5, A.Now, Paused: false) };

        (await FindAsync()).AdmittedPerMinute.Should().Be(150);
    }

    [Fact]
    public async Task FindAsync_Paused_ReturnsRateZero()
    {
        _line = A.Change() with { Rate = new AdmissionRate(2.5, A.Now, Paused: true) };

        (await FindAsync()).AdmittedPerMinute.Should().Be(0);
    }

    [Fact]
    public async Task FindAsync_ManyRequestsInASecond_CountOnce()
    {
        for (var i = 0; i < 5; i++)
            await FindAsync();

        _source.Verify(s => s.ReadAsync(A.ConcertId), Times.Once);
    }

    [Fact]
    public async Task FindAsync_UnknownConcert_IsRefused()
    {
        _line = null;

        (await Refusal.OfAsync(FindAsync)).Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task WatchAsync_NothingChanges_SendsNothingUntilTheHeartbeat()
    {
        await using var events = await WatchAsync();
        var next = events.MoveNextAsync().AsTask();

        for (var second = 1; second < 15; second++)
        {
            var looksOn = _time.NextTimerAsync();
            TickTo(second);
            await looksOn;
        }
        next.IsCompleted.Should().BeFalse();
        TickTo(15);

        (await next).Should().BeTrue();
        events.Current.At.Should().Be(A.After(15));
    }

    [Fact]
    public async Task WatchAsync_SeatIsSold_SendsItWithTheNextRead()
    {
        await using var events = await WatchAsync();
        var next = events.MoveNextAsync().AsTask();

        _figures = Figures(sold: 1);
        TickTo(1);

        (await next).Should().BeTrue();
        events.Current.Sold.Should().Be(1);
    }

    private static SaleFigures Figures(long nextPlace = 1, long sold = 0) =>
        new(
            nextPlace,
            Active: 0,
            Available: 10 - sold,
            Held: 0,
            sold,
            Blocked: 0,
            TimeSpan.Zero,
            Revenue: 0,
            new SoldSeats(0, 0),
            Comps: 0,
            A.Now
        );

    private Task<SaleStatsResult> FindAsync() => _stats.FindAsync(A.ConcertId, default);

    /// <summary>A watch that has sent the first figures.</summary>
    private async Task<IAsyncEnumerator<SaleStatsResult>> WatchAsync()
    {
        var events = (await _stats.WatchAsync(A.ConcertId, default)).GetAsyncEnumerator();
        (await events.MoveNextAsync()).Should().BeTrue();
        return events;
    }

    private void TickTo(int second)
    {
        _figures = _figures! with { At = A.After(second) };
        _time.SetUtcNow(A.After(second));
    }
}
