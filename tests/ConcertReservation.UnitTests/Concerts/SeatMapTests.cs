using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class SeatMapTests
{
    private static readonly SeatSelection Both = SeatSelection.Of(A.PerformanceId, [2, 1], null);

    [Fact]
    public void Choose_AllAvailable_ReturnsThemById()
    {
        var map = A.SeatMap(A.Seat(1), A.Seat(2), A.Seat(3));

        var chosen = map.Choose(Both);

        chosen.Select(seat => seat.Id).Should().Equal(1, 2);
    }

    [Fact]
    public void Choose_ByNumber_ReturnsTheSeatsWithThoseNumbers()
    {
        var map = A.SeatMap(A.Seat(1), A.Seat(2), A.Seat(3));

        var chosen = map.Choose(SeatSelection.Of(A.PerformanceId, null, ["3", "1"]));

        chosen.Select(seat => seat.Id).Should().Equal(1, 3);
    }

    [Fact]
    public void Choose_OneDoesNotExist_IsRefused()
    {
        var map = A.SeatMap(A.Seat(1));

        var refusal = Refusal.Of(() => map.Choose(Both));

        refusal.Code.Should().Be(ErrorCode.SeatNotFound);
    }

    [Fact]
    public void Choose_NumberDoesNotExist_IsRefused()
    {
        var map = A.SeatMap(A.Seat(1));

        var refusal = Refusal.Of(() => map.Choose(SeatSelection.Of(A.PerformanceId, null, ["1", "2"])));

        refusal.Code.Should().Be(ErrorCode.SeatNotFound);
    }

    [Theory]
    [InlineData(299, 1)]
    [InlineData(300, 2)]
    public void CountAvailable_HeldAndSoldSeats_CountsTheSeatsAvailableAtThatTime(double seconds, int expected)
    {
        var map = A.SeatMap(A.Seat(1), A.HeldSeat(2, A.Id(10), A.After(300)), A.SoldSeat(3));

        map.CountAvailable(A.After(seconds)).Should().Be(expected);
    }
}
