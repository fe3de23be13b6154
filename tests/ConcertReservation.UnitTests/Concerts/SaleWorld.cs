using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Concerts;

/// <summary>The dates and seats of one concert; each performance has the seats that a test gives it.</summary>
internal sealed class SaleWorld
{
    private readonly SortedDictionary<long, ScheduledPerformance> _performances = [];

    public SaleWorld()
    {
        Source.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => A.Schedule(ByStart()));
        var sale = new SaleCache(Source.Object, Time);
        Facade = new PerformanceFacade(sale, new SeatAnswerCache(sale, new PassThrough(), Time), Time);
    }

    public Mock<ISaleSource> Source { get; } = new();
    public FakeTime Time { get; } = new(A.Now);
    public PerformanceFacade Facade { get; }

    public void Play(long id, DateTimeOffset startsAt, params Seat[] seats)
    {
        _performances[id] = A.Scheduled(id, startsAt);
        var performance = A.PerformanceSummary(startsAt) with { PerformanceId = id };
        Source.Setup(s => s.ReadSeatsAsync(A.ConcertId, id)).ReturnsAsync(A.SeatMap(performance, seats));
    }

    public void ShouldHaveReadSeats(long performanceId, Func<Times> times) =>
        Source.Verify(s => s.ReadSeatsAsync(A.ConcertId, performanceId), times);

    private List<ScheduledPerformance> ByStart() =>
        [.. _performances.Values.OrderBy(p => p.StartsAt).ThenBy(p => p.Id)];
}
