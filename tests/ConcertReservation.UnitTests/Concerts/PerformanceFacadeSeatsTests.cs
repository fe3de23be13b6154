using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeSeatsTests
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly PerformanceFacade _facade;

    public PerformanceFacadeSeatsTests()
    {
        var sold = A.HeldSeat(3, A.Id(11), A.After(300));
        sold.Sell(A.Id(11));
        Seat[] seats = [A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300)), sold, A.HeldSeat(4, A.Id(12), A.After(60))];
        _concerts.Setup(c => c.FindPerformanceAsync(A.ConcertId, A.PerformanceId, default)).ReturnsAsync(A.Brief());
        _seats.Setup(s => s.ListAsync(A.PerformanceId, default)).ReturnsAsync(seats);
        // One of the holds, seat 4, has lapsed by now.
        _facade = new PerformanceFacade(_concerts.Object, _seats.Object, new FakeTime(A.After(60)));
    }

    [Fact]
    public async Task ListSeatsAsync_NoFilter_AnswersEverySeatAsItIsNow()
    {
        var result = await _facade.ListSeatsAsync(new ListSeats(A.ConcertId, A.PerformanceId, null), default);

        result
            .Seats.Select(s => s.Status)
            .Should()
            .Equal(SeatStatus.Available, SeatStatus.Held, SeatStatus.Sold, SeatStatus.Available);
        result.Seats[0].Should().Be(new SeatResult(1, "1", "VIP", "A", 50_000, SeatStatus.Available));
    }

    [Theory]
    [InlineData(SeatStatus.Available, new long[] { 1, 4 })]
    [InlineData(SeatStatus.Held, new long[] { 2 })]
    [InlineData(SeatStatus.Sold, new long[] { 3 })]
    public async Task ListSeatsAsync_Filter_AnswersSeatsInThatStateNow(SeatStatus status, long[] expected)
    {
        var result = await _facade.ListSeatsAsync(new ListSeats(A.ConcertId, A.PerformanceId, status), default);

        result.Seats.Select(s => s.SeatId).Should().Equal(expected);
    }

    [Fact]
    public async Task ListSeatsAsync_Always_SaysDateAndStart()
    {
        var late = new DateTimeOffset(2030, 6, 1, 15, 30, 0, TimeSpan.Zero);
        _concerts.Setup(c => c.FindPerformanceAsync(A.ConcertId, A.PerformanceId, default)).ReturnsAsync(A.Brief(late));

        var result = await _facade.ListSeatsAsync(new ListSeats(A.ConcertId, A.PerformanceId, null), default);

        result.PerformanceId.Should().Be(A.PerformanceId);
        result.Date.Should().Be(new DateOnly(2030, 6, 2));
        result.StartsAt.Should().Be(late);
    }

    [Fact]
    public async Task ListSeatsAsync_NotAPerformanceOfThisConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ListSeatsAsync(new ListSeats(8, A.PerformanceId, null), default)
        );

        refusal.Code.Should().Be(ErrorCode.PerformanceNotFound);
    }
}
