using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

/// <summary>The look behind the gate over one concert; each performance is played with the seats a test gives it.</summary>
internal sealed class SaleWorld
{
    private readonly SortedDictionary<long, Performance> _performances = [];

    public SaleWorld()
    {
        Source.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => new Schedule(A.Concert(), ByStart()));
        Facade = new PerformanceFacade(new SaleCache(Source.Object, Time), Time);
    }

    public Mock<ISaleSource> Source { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public PerformanceFacade Facade { get; }

    public void Play(long id, DateTimeOffset startsAt, params Seat[] seats)
    {
        _performances[id] = A.Performance(id, startsAt);
        var brief = A.Brief(startsAt) with { PerformanceId = id };
        Source.Setup(s => s.ReadSeatsAsync(A.ConcertId, id)).ReturnsAsync(new SeatMap(brief, seats));
    }

    public void SeatsWereRead(long performanceId, Func<Times> times) =>
        Source.Verify(s => s.ReadSeatsAsync(A.ConcertId, performanceId), times);

    private List<Performance> ByStart() => [.. _performances.Values.OrderBy(p => p.StartsAt).ThenBy(p => p.Id)];
}
