using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SaleCacheTests
{
    private readonly Mock<ISaleSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly SaleCache _cache;

    public SaleCacheTests()
    {
        _source.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => A.Schedule());
        _source.Setup(s => s.ReadSeatsAsync(A.ConcertId, It.IsAny<long>())).ReturnsAsync(() => A.SeatMap(A.Seat()));
        _cache = new SaleCache(_source.Object, _time);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public async Task FindSeatsAsync_Again_ReturnsTheSameUntilTheMaximumAge(int milliseconds, bool isSame)
    {
        var first = await FindSeatsAsync();
        _time.SetUtcNow(A.Now.AddMilliseconds(milliseconds));

        var second = await FindSeatsAsync();

        ReferenceEquals(first, second).Should().Be(isSame);
    }

    [Fact]
    public async Task InvalidateSeats_OfOnePerformance_KeepsTheOthers()
    {
        var first = await FindSeatsAsync();
        var other = await FindSeatsAsync(71);

        _cache.InvalidateSeats(A.ConcertId, A.PerformanceId);

        (await FindSeatsAsync()).Should().NotBeSameAs(first);
        (await FindSeatsAsync(71)).Should().BeSameAs(other);
    }

    [Fact]
    public async Task InvalidateSchedule_Always_ReadsItAgain()
    {
        var first = await _cache.FindScheduleAsync(A.ConcertId, default);

        _cache.InvalidateSchedule(A.ConcertId);

        (await _cache.FindScheduleAsync(A.ConcertId, default)).Should().NotBeSameAs(first);
    }

    private async Task<SeatMap> FindSeatsAsync(long performanceId = A.PerformanceId) =>
        await _cache.FindSeatsAsync(A.ConcertId, performanceId, default);
}
