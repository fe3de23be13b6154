using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeListTests
{
    private static readonly ListPerformances FirstTwo = new(A.ConcertId, null, false, new PageRequest(2, null));
    private readonly SaleWorld _world = new();

    [Theory]
    [InlineData(false, new long[] { 3 })]
    [InlineData(true, new long[] { 2, 3 })]
    public async Task ListAsync_NoDate_ReturnsAllUpcomingPerformances(bool includeSoldOut, long[] expected)
    {
        _world.Play(1, A.After(60), A.Seat(1));
        _world.Play(2, A.Evening, A.SoldSeat(2));
        _world.Play(3, A.Evening, A.Seat(3));
        _world.Time.SetUtcNow(A.After(60));

        var page = await ListAsync(FirstTwo with { IncludeSoldOut = includeSoldOut });

        page.Items.Select(p => p.PerformanceId).Should().Equal(expected);
    }

    [Fact]
    public async Task ListAsync_SomeSeatsHeldOrSold_ReturnsTheNumberOfAvailableSeats()
    {
        _world.Play(1, A.Evening, A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300)), A.SoldSeat(3));

        var page = await ListAsync(FirstTwo);

        page.Items.Should()
            .Equal(
                new PerformanceResult(
                    1,
                    A.Evening,
                    new DateOnly(2030, 5, 31),
                    50_000,
                    TotalSeats: 50,
                    AvailableSeats: 1
                )
            );
    }

    [Fact]
    public async Task ListAsync_Date_ReturnsThatDayInTheTimeZoneOfTheConcert()
    {
        var midnight = new DateTimeOffset(2030, 5, 31, 15, 0, 0, TimeSpan.Zero);
        _world.Play(1, midnight - A.Tick, A.Seat(1));
        _world.Play(2, midnight, A.Seat(2));
        _world.Play(3, midnight.AddDays(1), A.Seat(3));

        var page = await ListAsync(FirstTwo with { Date = new DateOnly(2030, 6, 1) });

        page.Items.Select(p => p.PerformanceId).Should().Equal(2);
    }

    [Fact]
    public async Task ListAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => ListAsync(FirstTwo with { ConcertId = 8 }));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        AddEvenings(2);

        var page = await ListAsync(FirstTwo);

        page.Items.Select(p => p.PerformanceId).Should().Equal(1, 2);
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        AddEvenings(3);
        var first = await ListAsync(FirstTwo);

        var second = await ListAsync(FirstTwo with { Page = new PageRequest(2, first.NextCursor) });

        first.Items.Select(p => p.PerformanceId).Should().Equal(1, 2);
        second.Items.Select(p => p.PerformanceId).Should().Equal(3);
    }

    [Fact]
    public async Task ListAsync_ManyUpcomingPerformances_ReadsSeatsOnlyForThePage()
    {
        AddEvenings(4);

        await ListAsync(FirstTwo);

        _world.ShouldHaveReadSeats(3, Times.Once); // one more than a page, to see whether another page exists
        _world.ShouldHaveReadSeats(4, Times.Never);
    }

    private void AddEvenings(int count)
    {
        for (var n = 1; n <= count; n++)
            _world.Play(n, A.Evening.AddDays(n), A.Seat(n));
    }

    private Task<Page<PerformanceResult>> ListAsync(ListPerformances request) =>
        _world.Facade.ListAsync(request, default);
}
