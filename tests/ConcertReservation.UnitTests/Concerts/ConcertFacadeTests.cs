using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertFacadeTests
{
    [Fact]
    public async Task FindAsync_ConcertExists_ReturnsItWithDatesInItsTimeZone()
    {
        var late = new DateTimeOffset(2030, 6, 1, 15, 30, 0, TimeSpan.Zero);
        var listing = A.Listing(7, late) with { Performances = [A.PerformanceListing(70, late, available: 3)] };
        var facade = FacadeOf(listing);

        var result = await facade.FindAsync(7, default);

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
        var refusal = await Refusal.OfAsync(() => FacadeOf(A.Listing(8, A.Evening)).FindAsync(7, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        var facade = FacadeOf(A.Listing(1, null), A.Listing(2, null));

        var page = await facade.ListAsync(ConcertSearch.All, new PageRequest(2, null), default);

        page.Items.Select(c => c.ConcertId).Should().Equal(1, 2);
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        ConcertListing[] rows = [A.Listing(1, A.Evening), A.Listing(2, A.Evening.AddDays(1)), A.Listing(3, null)];
        var facade = FacadeOf(rows);
        var first = await facade.ListAsync(ConcertSearch.All, new PageRequest(2, null), default);

        var second = await facade.ListAsync(ConcertSearch.All, new PageRequest(2, first.NextCursor), default);

        first.Items.Select(c => c.ConcertId).Should().Equal(1, 2);
        second.Items.Select(c => c.ConcertId).Should().Equal(3);
    }

    [Fact]
    public async Task ListAsync_LastItemWithoutUpcomingPerformance_CursorContinuesAfterAllUpcomingConcerts()
    {
        ConcertListing[] rows = [A.Listing(1, null), A.Listing(2, null)];
        var facade = FacadeOf(rows);
        var first = await facade.ListAsync(ConcertSearch.All, new PageRequest(1, null), default);

        var second = await facade.ListAsync(ConcertSearch.All, new PageRequest(1, first.NextCursor), default);

        second.Items.Select(c => c.ConcertId).Should().Equal(2);
    }

    [Fact]
    public async Task ListAsync_NextPerformanceAtTheSameTime_ContinuesById()
    {
        var facade = FacadeOf(A.Listing(1, A.Evening), A.Listing(2, A.Evening), A.Listing(3, A.Evening));
        var first = await facade.ListAsync(ConcertSearch.All, new PageRequest(1, null), default);

        var second = await facade.ListAsync(ConcertSearch.All, new PageRequest(1, first.NextCursor), default);

        second.Items.Select(c => c.ConcertId).Should().Equal(2);
    }

    [Fact]
    public async Task FindAsync_SaleHasClosedSinceTheRead_TellsTheStateOfNow()
    {
        var facade = FacadeOf(A.Listing(7, A.Evening) with { SaleClosesAt = A.Now });

        var result = await facade.FindAsync(7, default);

        result.SaleState.Should().Be(SaleState.Closed);
    }

    private static ConcertFacade FacadeOf(params ConcertListing[] concerts) =>
        new(A.Catalogue(concerts), RefundTerms.Default, new FakeTime(A.Now));
}
