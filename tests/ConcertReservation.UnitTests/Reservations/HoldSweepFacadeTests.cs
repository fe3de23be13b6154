using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class HoldSweepFacadeTests
{
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Measurements _measurements = new();
    private readonly HoldSweepFacade _facade;

    public HoldSweepFacadeTests() =>
        _facade = new HoldSweepFacade(
            new SeatReleaseService(_seats.Object, Mock.Of<IReservationRepository>()),
            _measurements.Metrics,
            _unitOfWork,
            new FakeTime(A.After(300))
        );

    [Theory]
    [InlineData(0, false)]
    [InlineData(199, false)]
    [InlineData(200, true)]
    public async Task SweepAsync_Batch_ReturnsTrueOnlyWhenFull(int lapsed, bool more)
    {
        Lapsed(lapsed);

        (await _facade.SweepAsync(default)).Should().Be(more);
    }

    [Fact]
    public async Task SweepAsync_Always_IsOneTransaction()
    {
        Lapsed(1);

        await _facade.SweepAsync(default);

        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task SweepAsync_HoldsLapsed_CountsTheReleasedSeats()
    {
        Lapsed(3);

        await _facade.SweepAsync(default);

        _measurements.Of("holds.lapsed_seats").Should().Equal(3);
    }

    private void Lapsed(int count) =>
        _seats
            .Setup(s => s.ListLapsedForUpdateAsync(A.After(300), 200, default))
            .ReturnsAsync([.. Enumerable.Range(1, count).Select(n => A.HeldSeat(n, A.Id(n), A.After(300)))]);
}
