using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class CatalogueCacheTests
{
    private readonly Mock<ICatalogueSource> _source = new();
    private readonly FakeTime _time = new(A.Now);
    private readonly CatalogueCache _cache;

    public CatalogueCacheTests()
    {
        _source.Setup(s => s.ReadAsync(It.IsAny<Catalogue?>())).ReturnsAsync(() => Empty());
        _cache = new CatalogueCache(_source.Object, _time);
    }

    [Fact]
    public async Task GetAsync_ManyRequestsInASecond_ReadsOnce()
    {
        for (var i = 0; i < 100; i++)
            await _cache.GetAsync(default);

        _source.Verify(s => s.ReadAsync(It.IsAny<Catalogue?>()), Times.Once);
    }

    [Fact]
    public async Task GetAsync_AfterASecond_ReadsAgainWithTheLastValue()
    {
        var first = await _cache.GetAsync(default);
        _time.Advance(TimeSpan.FromSeconds(1));

        var second = await _cache.GetAsync(default);

        second.Should().NotBeSameAs(first);
        _source.Verify(s => s.ReadAsync(first), Times.Once);
    }

    [Fact]
    public async Task GetAsync_AfterAChangeOfThisInstance_ReadsAgain()
    {
        var first = await _cache.GetAsync(default);
        _cache.Invalidate();

        var second = await _cache.GetAsync(default);

        second.Should().NotBeSameAs(first);
    }

    private static Catalogue Empty() => new([], new Dictionary<long, SeatCount>(), SeatReadMark.None);
}
