using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertPlanningFacadePerformanceTests
{
    private static readonly PerformancePlan NextEvening = A.Plan(A.Evening.AddDays(1));
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly Mock<ISaleSource> _sale = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly List<AuditEntry> _entries = [];
    private readonly SaleCache _snapshots;
    private readonly Concert _concert = A.Concert();
    private readonly ConcertPlanningFacade _facade;

    public ConcertPlanningFacadePerformanceTests()
    {
        var time = new FakeTime(A.Now);
        _concerts.Setup(c => c.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(_concert);
        _sale.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => A.Schedule());
        _unitOfWork.OnFlush = () => _concert.Performances[1].With("Id", 71);
        _snapshots = new SaleCache(_sale.Object, time);
        _facade = new ConcertPlanningFacade(
            _concerts.Object,
            _seats.Object,
            Mock.Of<ILineRepository>(),
            _snapshots,
            A.Catalogue(),
            RefundTerms.Default,
            A.AuditTrail(A.User, _entries),
            _unitOfWork,
            time
        );
    }

    [Fact]
    public async Task AddPerformanceAsync_ConcertExists_StoresItsSeats()
    {
        var result = await _facade.AddPerformanceAsync(A.ConcertId, NextEvening, default);

        result
            .Should()
            .BeEquivalentTo(
                new
                {
                    PerformanceId = 71L,
                    StartsAt = A.Evening.AddDays(1),
                    AvailableSeats = 50,
                }
            );
        _seats.Verify(s => s.AddAsync(_concert.Performances[1], default), Times.Once);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task AddPerformanceAsync_ConcertExists_IsInTheNextRead()
    {
        var before = await _snapshots.FindScheduleAsync(A.ConcertId, default);

        await _facade.AddPerformanceAsync(A.ConcertId, NextEvening, default);

        (await _snapshots.FindScheduleAsync(A.ConcertId, default)).Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task AddPerformanceAsync_ByAnOperator_IsInTheAuditLog()
    {
        await _facade.AddPerformanceAsync(A.ConcertId, NextEvening, default);

        var entry = _entries.Should().ContainSingle().Subject;
        entry.Action.Should().Be("performance.add");
        entry.Target.Should().Be("concert/7");
        entry.Before.Should().BeNull();
        entry.After.Should().Contain("PerformanceId = 71");
    }

    [Fact]
    public async Task AddPerformanceAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.AddPerformanceAsync(8, NextEvening, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
        _unitOfWork.Committed.Should().Be(0);
    }
}
