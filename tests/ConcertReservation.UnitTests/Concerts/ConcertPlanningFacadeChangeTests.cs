using ConcertReservation.Application.Concerts;
using ConcertReservation.Domain.Audit;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Versions;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertPlanningFacadeChangeTests
{
    private readonly Mock<IConcertRepository> _concerts = new();
    private readonly Mock<ISaleSource> _source = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly List<AuditEntry> _entries = [];
    private readonly SaleCache _sale;
    private readonly Concert _concert = A.Concert();
    private readonly ConcertPlanningFacade _facade;
    private int _flushes;

    public ConcertPlanningFacadeChangeTests()
    {
        var time = new FakeTime(A.Now);
        _concerts.Setup(c => c.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(_concert);
        _concerts
            .Setup(c => c.FindListingAsync(A.ConcertId, A.Now, default))
            .ReturnsAsync(() => A.Listing(A.ConcertId, A.Evening) with { Title = _concert.Title });
        _source.Setup(s => s.ReadScheduleAsync(A.ConcertId)).ReturnsAsync(() => A.Schedule());
        _unitOfWork.OnFlush = () => _flushes++;
        _sale = new SaleCache(_source.Object, time);
        _facade = new ConcertPlanningFacade(
            _concerts.Object,
            Mock.Of<ISeatRepository>(),
            Mock.Of<ILineRepository>(),
            _sale,
            A.Catalogue(),
            RefundTerms.Default,
            A.AuditTrail(A.User, _entries),
            _unitOfWork,
            time
        );
    }

    [Fact]
    public async Task ChangeAsync_AnotherTitle_StoresAndReturnsIt()
    {
        var result = await ChangeAsync("Autumn Tour");

        _concert.Title.Should().Be("Autumn Tour");
        result.Title.Should().Be("Autumn Tour");
        _flushes.Should().Be(1, "the result is read from the database");
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task ChangeAsync_AnotherTitle_WritesTheTermsBeforeAndAfterToTheAuditLog()
    {
        await ChangeAsync("Autumn Tour");

        var entry = _entries.Should().ContainSingle().Subject;
        entry.Action.Should().Be("concert.change");
        entry.Target.Should().Be("concert/7");
        entry.Before.Should().Contain("Spring Tour");
        entry.After.Should().Contain("Autumn Tour");
    }

    [Fact]
    public async Task ChangeAsync_AnotherTitle_IsInTheNextRead()
    {
        var before = await _sale.FindScheduleAsync(A.ConcertId, default);

        await ChangeAsync("Autumn Tour");

        (await _sale.FindScheduleAsync(A.ConcertId, default)).Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task ChangeAsync_SameTerms_WritesNothing()
    {
        var before = await _sale.FindScheduleAsync(A.ConcertId, default);

        var result = await ChangeAsync("Spring Tour");

        result.Title.Should().Be("Spring Tour");
        _entries.Should().BeEmpty();
        _flushes.Should().Be(0);
        (await _sale.FindScheduleAsync(A.ConcertId, default)).Should().BeSameAs(before);
    }

    [Fact]
    public async Task ChangeAsync_InvalidTerms_WritesNothing()
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ChangeAsync(
                A.ConcertId,
                ExpectedVersion.Any,
                terms => terms with { SaleClosesAt = terms.SaleOpensAt },
                default
            )
        );

        refusal.Field().Should().Be("saleClosesAt");
        _entries.Should().BeEmpty();
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task ChangeAsync_UnknownConcert_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.ChangeAsync(8, ExpectedVersion.Any, terms => terms, default));

        refusal.Code.Should().Be(ErrorCode.ConcertNotFound);
    }

    private async Task<ConcertResult> ChangeAsync(string title) =>
        (
            await _facade.ChangeAsync(A.ConcertId, ExpectedVersion.Any, terms => terms with { Title = title }, default)
        ).Concert;
}
