using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SaleCacheTests
{
    private readonly Mock<ISaleSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly SaleCache _snapshots;

    public SaleCacheTests()
    {
        _source.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => new Schedule(A.Concert(), []));
        _source.Setup(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long>())).ReturnsAsync(() => A.SeatMap(A.Seat()));
        _snapshots = new SaleCache(_source.Object, _time);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public async Task FindSeatsAsync_AskedAgain_GivesTheSameForAsLongAsItMay(int milliseconds, bool isSame)
    {
        var first = await FindSeatsAsync();
        _time.Now = A.Now.AddMilliseconds(milliseconds);

        var second = await FindSeatsAsync();

        ReferenceEquals(first, second).Should().Be(isSame);
    }

    [Fact]
    public async Task InvalidateSeats_OfOnePerformance_LeavesTheOthers()
    {
        var first = await FindSeatsAsync();
        var other = await FindSeatsAsync(71);

        _snapshots.InvalidateSeats(A.ConcertId, A.PerformanceId);

        (await FindSeatsAsync()).Should().NotBeSameAs(first);
        (await FindSeatsAsync(71)).Should().BeSameAs(other);
    }

    [Fact]
    public async Task InvalidateSchedule_Always_ReadsItAnew()
    {
        var first = await _snapshots.FindScheduleAsync(A.ConcertId, default);

        _snapshots.InvalidateSchedule(A.ConcertId);

        (await _snapshots.FindScheduleAsync(A.ConcertId, default)).Should().NotBeSameAs(first);
    }

    private async Task<SeatMap> FindSeatsAsync(long performanceId = A.PerformanceId) =>
        await _snapshots.FindSeatsAsync(A.ConcertId, performanceId, default);
}
