using ConcertReservation.Application.Common;
using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeListTests
{
    private static readonly PageRequest FirstTwo = new(2, null);
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly PerformanceFacade _facade;
    private readonly List<UpcomingQuery> _asked = [];
    private IReadOnlyList<PerformanceListing> _rows = [];

    public PerformanceFacadeListTests()
    {
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(A.Concert());
        _concerts.Setup(c => c.ListUpcomingAsync(Capture.In(_asked), default)).ReturnsAsync(() => _rows);
        _facade = new PerformanceFacade(_concerts.Object, Mock.Of<ISeatRepository>(), new FakeTime(A.Now));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListAsync_NoDate_AsksForAllToCome(bool includeSoldOut)
    {
        await _facade.ListAsync(new ListPerformances(A.ConcertId, null, includeSoldOut, FirstTwo), default);

        _asked.Should().Equal(new UpcomingQuery(A.ConcertId, A.Now, IncludeSoldOut: includeSoldOut, Take: 3));
    }

    [Fact]
    public async Task ListAsync_ADate_AsksForThatDayInTheConcertsZone()
    {
        var date = new DateOnly(2030, 6, 1);

        await _facade.ListAsync(new ListPerformances(A.ConcertId, date, false, FirstTwo), default);

        var from = new DateTimeOffset(2030, 5, 31, 15, 0, 0, TimeSpan.Zero);
        _asked.Should().Equal(new UpcomingQuery(A.ConcertId, A.Now, from, from.AddDays(1), Take: 3));
    }

    [Fact]
    public async Task ListAsync_NoSuchConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ListAsync(new ListPerformances(8, null, false, FirstTwo), default)
        );

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        _rows = [A.PerformanceListing(1, A.Evening), A.PerformanceListing(2, A.Evening)];

        var page = await _facade.ListAsync(new ListPerformances(A.ConcertId, null, false, FirstTwo), default);

        page.Items.Select(p => p.PerformanceId).Should().Equal(1, 2);
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MoreToCome_ItsCursorGoesOnBehindTheLastItem()
    {
        _rows = [.. Enumerable.Range(1, 3).Select(n => A.PerformanceListing(n, A.Evening.AddDays(n)))];
        var request = new ListPerformances(A.ConcertId, null, false, FirstTwo);
        var first = await _facade.ListAsync(request, default);

        await _facade.ListAsync(request with { Page = new PageRequest(2, first.NextCursor) }, default);

        first.Items.Should().HaveCount(2);
        _asked[1].After.Should().Be(new PerformancePosition(A.Evening.AddDays(2), 2));
    }

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListAsync_CursorNobodyGaveOut_IsRefused(string cursor)
    {
        await ShouldBeRefusedAsync(cursor);
    }

    [Theory]
    [InlineData("concerts", "638000000000000000", "1")]
    [InlineData("performances", "soon", "1")]
    [InlineData("performances", "638000000000000000", "one")]
    public async Task ListAsync_AnothersOrMalformedCursor_IsRefused(string list, string startsAt, string id)
    {
        await ShouldBeRefusedAsync(Cursors.Of(list, startsAt, id));
    }

    [Fact]
    public async Task ListAsync_OverlongCursor_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("performances", "638000000000000000", Cursors.Padded("1")));
    }

    private async Task ShouldBeRefusedAsync(string cursor)
    {
        var request = new ListPerformances(A.ConcertId, null, false, new PageRequest(2, cursor));

        var refusal = await Refusal.OfAsync(() => _facade.ListAsync(request, default));

        refusal.Field().Should().Be("cursor");
    }
}
