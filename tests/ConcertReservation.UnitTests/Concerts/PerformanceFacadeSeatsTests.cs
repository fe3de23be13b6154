using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeSeatsTests
{
    private readonly SaleWorld _world = new();

    public PerformanceFacadeSeatsTests()
    {
        Seat[] seats =
        [
            A.Seat(1),
            A.HeldSeat(2, A.Id(10), A.After(300)),
            A.SoldSeat(3),
            A.HeldSeat(4, A.Id(12), A.After(60)),
        ];
        _world.Play(A.PerformanceId, A.Evening, seats);
        // One of the holds, of seat 4, has expired.
        _world.Time.SetUtcNow(A.After(60));
    }

    [Fact]
    public async Task ListSeatsAsync_NoFilter_ReturnsEverySeatWithItsCurrentStatus()
    {
        var result = await ListAsync();

        result
            .Seats.Select(s => s.Status)
            .Should()
            .Equal(SeatStatus.Available, SeatStatus.Held, SeatStatus.Sold, SeatStatus.Available);
        result.Seats.First().Should().Be(new SeatResult(1, "1", "VIP", "A", 50_000, SeatStatus.Available));
    }

    [Theory]
    [InlineData(SeatStatus.Available, new long[] { 1, 4 })]
    [InlineData(SeatStatus.Held, new long[] { 2 })]
    [InlineData(SeatStatus.Sold, new long[] { 3 })]
    public async Task ListSeatsAsync_Filter_ReturnsSeatsWithThatStatusNow(SeatStatus status, long[] expected)
    {
        var result = await ListAsync(status);

        result.Seats.Select(s => s.SeatId).Should().Equal(expected);
    }

    [Fact]
    public async Task ListSeatsAsync_HoldExpiresAfterTheRead_IsAvailableWithoutAnotherRead()
    {
        _world.Time.SetUtcNow(A.After(299.9));
        await ListAsync();
        _world.Time.SetUtcNow(A.After(300));

        var result = await ListAsync(SeatStatus.Available);

        result.Seats.Select(s => s.SeatId).Should().Equal(1, 2, 4);
        _world.ShouldHaveReadSeats(A.PerformanceId, Times.Once);
    }

    [Fact]
    public async Task ListSeatsAsync_Always_ReturnsDateAndStart()
    {
        var late = new DateTimeOffset(2030, 6, 1, 15, 30, 0, TimeSpan.Zero);
        _world.Play(A.PerformanceId, late);

        var result = await ListAsync();

        result.PerformanceId.Should().Be(A.PerformanceId);
        result.Date.Should().Be(new DateOnly(2030, 6, 2));
        result.StartsAt.Should().Be(late);
    }

    [Fact]
    public async Task ListSeatsAsync_PerformanceOfAnotherConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() =>
            _world.Facade.ListSeatsAsync(new ListSeats(8, A.PerformanceId, null), default)
        );

        refusal.Code.Should().Be(ErrorCode.PerformanceNotFound);
    }

    private Task<SeatsResult> ListAsync(SeatStatus? status = null) =>
        _world.Facade.ListSeatsAsync(new ListSeats(A.ConcertId, A.PerformanceId, status), default);
}
