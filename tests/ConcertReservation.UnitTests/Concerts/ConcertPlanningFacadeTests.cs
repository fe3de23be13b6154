using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertPlanningFacadeTests
{
    private static readonly AnnounceConcert Request = new(
        "Spring Tour",
        A.Venue,
        ConcertDetails.None,
        TimeZone: null,
        SaleOpensAt: null,
        SaleClosesAt: null,
        [A.Plan(A.Evening.AddDays(1)), A.Plan(A.Evening, SeatPlan.Numbered(3, 10_000))]
    );

    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<ILineRepository> _lines = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly List<AuditEntry> _entries = [];
    private readonly ConcertPlanningFacade _facade;
    private Concert? _added;

    public ConcertPlanningFacadeTests()
    {
        _concerts.Setup(c => c.Add(It.IsAny<Concert>())).Callback((Concert concert) => _added = concert);
        _unitOfWork.OnFlush = () => _added?.With("Id", A.ConcertId);
        _facade = new ConcertPlanningFacade(
            _concerts.Object,
            _seats.Object,
            _lines.Object,
            A.SaleCache(),
            A.Catalogue(),
            RefundTerms.Default,
            A.AuditTrail(A.User, _entries),
            _unitOfWork,
            new FakeTime(A.Now)
        );
    }

    [Fact]
    public async Task AnnounceAsync_ValidRequest_ReturnsTheConcertWithPerformancesByStart()
    {
        var result = await _facade.AnnounceAsync(Request, default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    A.ConcertId,
                    TimeZone = "Asia/Seoul",
                    SaleOpensAt = A.Now,
                }
            );
        result.Performances.Select(p => p.StartsAt).Should().Equal(A.Evening, A.Evening.AddDays(1));
        result
            .Performances[0]
            .Should()
            .BeEquivalentTo(
                new
                {
                    TotalSeats = 3,
                    AvailableSeats = 3,
                    PriceFrom = 10_000L,
                }
            );
    }

    [Fact]
    public async Task AnnounceAsync_ValidRequest_StoresSeatsAndLineInOneTransaction()
    {
        await _facade.AnnounceAsync(Request, default);

        _lines.Verify(l => l.Add(It.Is<Line>(line => line.ConcertId == A.ConcertId)), Times.Once);
        _seats.Verify(s => s.AddAsync(It.IsIn<Performance>(_added!.Performances), default), Times.Exactly(2));
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task AnnounceAsync_TwoPerformancesAtTheSameTime_ReturnsThemById()
    {
        _unitOfWork.OnFlush = () =>
        {
            _added!.With("Id", A.ConcertId);
            _added!.Performances[0].With("Id", 71);
            _added!.Performances[1].With("Id", 70);
        };
        var request = Request with { Performances = [A.Plan(A.Evening), A.Plan(A.Evening)] };

        var result = await _facade.AnnounceAsync(request, default);

        result.Performances.Select(p => p.PerformanceId).Should().Equal(70, 71);
    }

    [Fact]
    public async Task AnnounceAsync_ByAnOperator_IsInTheAuditLog()
    {
        await _facade.AnnounceAsync(Request, default);

        var entry = _entries.Should().ContainSingle().Subject;
        entry.Action.Should().Be("concert.announce");
        entry.Target.Should().Be("concert/7");
        entry.Before.Should().BeNull();
        entry.After.Should().Contain("Spring Tour");
    }

    [Fact]
    public async Task AnnounceAsync_PerformanceInThePast_StoresNothing()
    {
        var request = Request with { Performances = [A.Plan(A.Now)] };

        var refusal = await Refusal.OfAsync(() => _facade.AnnounceAsync(request, default));

        refusal.Field().Should().Be("startsAt");
        _unitOfWork.Committed.Should().Be(0);
    }
}
