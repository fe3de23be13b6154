using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Builders;

internal static partial class A
{
    public static readonly Venue Venue = new("Olympic Hall", "424 Olympic-ro, Seoul");

    /// <summary>When its one performance starts, unless a test sets another time.</summary>
    public static DateTimeOffset Evening => Now.AddDays(30);

    public static Concert Concert(
        string? timeZone = null,
        DateTimeOffset? opensAt = null,
        DateTimeOffset? closesAt = null,
        params PerformancePlan[] performances
    ) =>
        Domain
            .Concerts.Concert.Announce(
                "Spring Tour",
                Venue,
                ConcertDetails.None,
                timeZone,
                new SaleWindow(opensAt, closesAt),
                performances.Length == 0 ? [Plan(Evening)] : performances,
                Now
            )
            .With("Id", ConcertId);

    /// <summary>A repository with one concert, whose sale is open unless a test gives another one.</summary>
    public static Mock<IConcertRepository> Concerts(Func<Concert>? concert = null)
    {
        var concerts = new Mock<IConcertRepository>();
        concerts.Setup(c => c.FindAsync(ConcertId, default)).ReturnsAsync(concert ?? (() => Concert()));
        concerts
            .Setup(c => c.FindPerformanceForShareAsync(ConcertId, PerformanceId, default))
            .ReturnsAsync(() => Performance());
        return concerts;
    }

    public static PerformancePlan Plan(DateTimeOffset startsAt, SeatPlan? seats = null) =>
        new(startsAt, seats ?? SeatPlan.Default);

    public static Performance Performance(long id = PerformanceId, DateTimeOffset? startsAt = null) =>
        Concert(performances: Plan(startsAt ?? Evening)).Performances[0].With("Id", id).With("ConcertId", ConcertId);

    public static Performance CancelledPerformance()
    {
        var performance = Performance();
        performance.Cancel(Now);
        return performance;
    }

    public static Seat Seat(long id = 1, long price = 50_000, long performanceId = PerformanceId) =>
        Domain
            .Concerts.Seat.Create(Performance(performanceId), new PlannedSeat($"{id}", "VIP", "A", price))
            .With("Id", id);

    public static Seat HeldSeat(long id, Guid reservationId, DateTimeOffset until)
    {
        var seat = Seat(id);
        seat.Hold(reservationId, until, Now);
        return seat;
    }

    public static PerformanceListing PerformanceListing(long id, DateTimeOffset startsAt, int available = 50) =>
        new(id, ConcertId, startsAt, PriceFrom: 50_000, TotalSeats: 50, available);

    public static ConcertListing Listing(long id, DateTimeOffset? nextStartsAt) =>
        new(
            id,
            "Spring Tour",
            Venue,
            ConcertDetails.None,
            "Asia/Seoul",
            Now,
            SaleClosesAt: null,
            SaleState.Open,
            new SeatLimits(PerReservation: 4, PerUser: 8),
            nextStartsAt,
            [PerformanceListing(id * 10, Evening)]
        );

    public static Seat SoldSeat(long id)
    {
        var seat = HeldSeat(id, Id(11), After(300));
        seat.Sell(Id(11));
        return seat;
    }

    public static SeatMap SeatMap(params Seat[] seats) => SeatMap(PerformanceSummary(), seats);

    public static SeatMap SeatMap(PerformanceSummary performance, IEnumerable<Seat> seats) =>
        new(performance, [.. seats.Select(View)]);

    public static SeatView View(Seat seat) =>
        new(seat.Id, seat.Number, seat.Section, seat.Row, seat.Price, seat.Status, seat.HeldUntil);

    public static Schedule Schedule(params IEnumerable<ScheduledPerformance> performances) =>
        new("Asia/Seoul", [.. performances]);

    public static ScheduledPerformance Scheduled(long id = PerformanceId, DateTimeOffset? startsAt = null) =>
        new(id, ConcertId, startsAt ?? Evening, PriceFrom: 50_000, TotalSeats: 50);

    /// <summary>A cache that no test reads.</summary>
    /// <summary>A cached catalogue of these concerts, in this order.</summary>
    public static CatalogueCache Catalogue(params ConcertListing[] concerts)
    {
        var source = new Mock<ICatalogueSource>();
        source
            .Setup(s => s.ReadAsync(It.IsAny<Catalogue?>()))
            .ReturnsAsync(new Catalogue(concerts, new Dictionary<long, SeatCount>(), SeatReadMark.None));
        return new CatalogueCache(source.Object, new FakeTime(Now));
    }

    public static SaleCache SaleCache() => new(Mock.Of<ISaleSource>(), new FakeTime(Now));

    public static PerformanceSummary PerformanceSummary(DateTimeOffset? startsAt = null) =>
        new(PerformanceId, ConcertId, "Spring Tour", "Asia/Seoul", startsAt ?? Evening);
}
