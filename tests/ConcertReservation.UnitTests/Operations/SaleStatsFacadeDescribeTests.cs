using System.Data.Common;
using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Operations;

namespace ConcertReservation.UnitTests.Operations;

/// <summary>The figures for a caller that has the line's state and does not wait long.</summary>
public sealed class SaleStatsFacadeDescribeTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly LineState Line = LineState.Of(A.Change(lastAdmittedPlace: 3));
    private readonly Mock<ISaleFiguresSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly SaleStatsFacade _stats;

    public SaleStatsFacadeDescribeTests() => _stats = new SaleStatsFacade(_source.Object, A.LineStates(), _time);

    [Fact]
    public async Task TryDescribeAsync_DatabaseAnswers_ReturnsTheFiguresAndTheOverdueTime()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).ReturnsAsync(Figures);

        var described = await DescribeAsync();

        described!.Value.Stats.Should().BeEquivalentTo(new { Waiting = 7L, Sold = 4L });
        described.Value.Overdue.Should().Be(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task TryDescribeAsync_UnknownConcert_ReturnsNull()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).ReturnsAsync((SaleFigures?)null);

        (await DescribeAsync()).Should().BeNull();
    }

    [Fact]
    public async Task TryDescribeAsync_DatabaseFails_ReturnsNull()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).ThrowsAsync(new Mock<DbException>().Object);

        (await DescribeAsync()).Should().BeNull();
    }

    [Fact]
    public async Task TryDescribeAsync_DatabaseDoesNotAnswerInTime_ReturnsNull()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).Returns(new TaskCompletionSource<SaleFigures?>().Task);
        var waiting = _time.NextTimerAsync();
        var describing = DescribeAsync();
        await waiting;

        _time.Advance(Timeout);

        (await describing).Should().BeNull();
    }

    [Fact]
    public async Task TryDescribeAsync_AnotherFailure_Throws()
    {
        _source.Setup(s => s.ReadAsync(A.ConcertId)).ThrowsAsync(new InvalidOperationException());

        await FluentActions.Awaiting(DescribeAsync).Should().ThrowAsync<InvalidOperationException>();
    }

    private static SaleFigures Figures() =>
        new(
            NextPlace: 11,
            Active: 3,
            Available: 6,
            Held: 0,
            Sold: 4,
            Blocked: 0,
            TimeSpan.FromSeconds(9),
            Revenue: 0,
            new SoldSeats(0, 0),
            Comps: 0,
            A.Now
        );

    private Task<(SaleStatsResult Stats, TimeSpan Overdue)?> DescribeAsync() =>
        _stats.TryDescribeAsync(A.ConcertId, Line, Timeout, default);
}
