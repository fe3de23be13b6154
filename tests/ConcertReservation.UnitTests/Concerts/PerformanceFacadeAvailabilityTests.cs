using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeAvailabilityTests
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly PerformanceFacade _facade;
    private readonly List<UpcomingQuery> _asked = [];
    private IReadOnlyList<PerformanceListing> _rows = [];
    private IReadOnlyList<Seat> _free = [];

    public PerformanceFacadeAvailabilityTests()
    {
        _concerts.Setup(c => c.FindAsync(A.ConcertId, default)).ReturnsAsync(A.Concert());
        _concerts.Setup(c => c.ListUpcomingAsync(Capture.In(_asked), default)).ReturnsAsync(() => _rows);
        _seats
            .Setup(s => s.ListAvailableAsync(It.IsAny<IReadOnlyCollection<long>>(), A.Now, default))
            .ReturnsAsync(() => _free);
        _facade = new PerformanceFacade(_concerts.Object, _seats.Object, new FakeTime(A.Now));
    }

    [Fact]
    public async Task FindAvailabilityAsync_SeveralPerformances_GroupsThemByDate()
    {
        _rows =
        [
            A.PerformanceListing(70, A.Evening),
            A.PerformanceListing(71, A.Evening.AddHours(2)),
            A.PerformanceListing(72, A.Evening.AddDays(1)),
        ];
        _free = [A.Seat(1, performanceId: 70), A.Seat(2, performanceId: 71), A.Seat(3, performanceId: 72)];

        var result = await _facade.FindAvailabilityAsync(A.ConcertId, null, default);

        result.Dates.Select(d => d.Date).Should().Equal(new DateOnly(2030, 5, 31), new DateOnly(2030, 6, 1));
        result.Dates[0].Performances.Select(p => p.PerformanceId).Should().Equal(70, 71);
        result.Dates[1].Performances[0].AvailableSeats.Should().Equal(new AvailableSeat(3, "3", "VIP", "A", 50_000));
    }

    [Fact]
    public async Task FindAvailabilityAsync_PerformanceSoldOutMeanwhile_IsLeftOut()
    {
        _rows = [A.PerformanceListing(70, A.Evening), A.PerformanceListing(71, A.Evening.AddDays(1))];
        _free = [A.Seat(1, performanceId: 71)];

        var result = await _facade.FindAvailabilityAsync(A.ConcertId, null, default);

        result.Dates.Should().ContainSingle().Which.Date.Should().Be(new DateOnly(2030, 6, 1));
    }

    [Fact]
    public async Task FindAvailabilityAsync_ADate_AsksForThatDayInTheConcertsZone()
    {
        await _facade.FindAvailabilityAsync(A.ConcertId, new DateOnly(2030, 6, 1), default);

        var from = new DateTimeOffset(2030, 5, 31, 15, 0, 0, TimeSpan.Zero);
        _asked.Should().Equal(new UpcomingQuery(A.ConcertId, A.Now, from, from.AddDays(1)));
    }

    [Fact]
    public async Task FindAvailabilityAsync_NoSuchConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAvailabilityAsync(8, null, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }
}
