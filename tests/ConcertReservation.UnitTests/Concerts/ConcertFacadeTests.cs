using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertFacadeTests
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly ConcertFacade _facade;

    public ConcertFacadeTests() =>
        _facade = new ConcertFacade(_concerts.Object, RefundTerms.Default, new FakeTime(A.Now));

    [Fact]
    public async Task FindAsync_ConcertExists_ReturnsItWithDatesInItsTimeZone()
    {
        var late = new DateTimeOffset(2030, 6, 1, 15, 30, 0, TimeSpan.Zero);
        var listing = A.Listing(7, late) with { Performances = [A.PerformanceListing(70, late, available: 3)] };
        _concerts.Setup(c => c.FindListingAsync(7, A.Now, default)).ReturnsAsync(listing);

        var result = await _facade.FindAsync(7, default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    ConcertId = 7L,
                    Title = "Spring Tour",
                    A.Venue,
                    SaleOpensAt = A.Now,
                }
            );
        result
            .Performances.Should()
            .Equal(
                new ConcertPerformanceResult(
                    70,
                    late,
                    new DateOnly(2030, 6, 2),
                    PerformanceStatus.Scheduled,
                    50_000,
                    50,
                    AvailableSeats: 3,
                    RefundableUntil: late.AddDays(-1)
                )
            );
    }

    [Fact]
    public async Task FindAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(7, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        _concerts
            .Setup(c => c.ListAsync(ConcertSearch.All, null, 3, A.Now, default))
            .ReturnsAsync([A.Listing(1, null), A.Listing(2, null)]);

        var page = await _facade.ListAsync(ConcertSearch.All, new PageRequest(2, null), default);

        page.Items.Select(c => c.ConcertId).Should().Equal(1, 2);
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        ConcertListing[] rows = [A.Listing(1, A.Evening), A.Listing(2, A.Evening.AddDays(1)), A.Listing(3, null)];
        var position = new ConcertPosition(A.Evening.AddDays(1), 2);
        _concerts.Setup(c => c.ListAsync(ConcertSearch.All, null, 3, A.Now, default)).ReturnsAsync(rows);
        _concerts.Setup(c => c.ListAsync(ConcertSearch.All, position, 3, A.Now, default)).ReturnsAsync(rows[2..]);
        var first = await _facade.ListAsync(ConcertSearch.All, new PageRequest(2, null), default);

        var second = await _facade.ListAsync(ConcertSearch.All, new PageRequest(2, first.NextCursor), default);

        first.Items.Select(c => c.ConcertId).Should().Equal(1, 2);
        second.Items.Select(c => c.ConcertId).Should().Equal(3);
    }

    [Fact]
    public async Task ListAsync_LastItemWithoutUpcomingPerformance_CursorContinuesAfterAllUpcomingConcerts()
    {
        ConcertListing[] rows = [A.Listing(1, null), A.Listing(2, null)];
        var position = new ConcertPosition(DateTimeOffset.MaxValue, 1);
        _concerts.Setup(c => c.ListAsync(ConcertSearch.All, null, 2, A.Now, default)).ReturnsAsync(rows);
        _concerts.Setup(c => c.ListAsync(ConcertSearch.All, position, 2, A.Now, default)).ReturnsAsync(rows[1..]);
        var first = await _facade.ListAsync(ConcertSearch.All, new PageRequest(1, null), default);

        var second = await _facade.ListAsync(ConcertSearch.All, new PageRequest(1, first.NextCursor), default);

        second.Items.Select(c => c.ConcertId).Should().Equal(2);
    }
}
