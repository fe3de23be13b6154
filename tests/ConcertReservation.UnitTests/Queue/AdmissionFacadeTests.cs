using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Queue;

namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionFacadeTests
{
    private readonly Mock<ILineRepository> _lines = new();
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Line _line = A.Line();
    private readonly LinePictures _pictures;
    private readonly AdmissionFacade _facade;

    public AdmissionFacadeTests()
    {
        var time = new FakeTime(A.Now);
        _pictures = A.Pictures(time, () => A.Change(_line.Frontier));
        _tokens
            .Setup(t => t.AdmitWaitingAsync(_line, It.IsAny<int>(), It.IsAny<Admission>(), default))
            .ReturnsAsync(new AdmittedBatch(Count: 1, LastPlace: 1));
        _seats.Setup(s => s.AnyUnsoldAsync(A.ConcertId, A.Now, default)).ReturnsAsync(true);
        _lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(_line);
        _facade = new AdmissionFacade(
            _lines.Object,
            new AdmissionService(_tokens.Object, _seats.Object),
            _pictures,
            A.SaleMetrics(),
            _unitOfWork,
            time
        );
    }

    [Fact]
    public async Task ListBusyLinesAsync_Always_AsksAsOfNow()
    {
        _lines.Setup(l => l.ListBusyAsync(A.Now, default)).ReturnsAsync([7, 9]);

        (await _facade.ListBusyLinesAsync(default)).Should().Equal(7, 9);
    }

    [Fact]
    public async Task AdmitAsync_OwnTurn_AdmitsInOneTransaction()
    {
        IsOwnTurn();

        var admitted = await _facade.AdmitAsync(A.ConcertId, default);

        admitted.Should().Be(1);
        _line.Frontier.Should().Be(1);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_SomebodyAdmitted_IsInTheNextPictureOfTheLine()
    {
        IsOwnTurn();
        await _pictures.FindAsync(A.ConcertId, default);

        await _facade.AdmitAsync(A.ConcertId, default);

        (await _pictures.FindAsync(A.ConcertId, default))!.Frontier.Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_AnotherInstanceIsAtIt_DoesNotEvenLockTheLine()
    {
        var admitted = await _facade.AdmitAsync(A.ConcertId, default);

        admitted.Should().Be(0);
        _lines.Verify(l => l.FindForUpdateAsync(A.ConcertId, default), Times.Never);
    }

    [Fact]
    public async Task AdmitAsync_NoSuchLine_AdmitsNobody()
    {
        _lines.Setup(l => l.TryTakeAdmissionTurnAsync(8, default)).ReturnsAsync(true);

        (await _facade.AdmitAsync(8, default)).Should().Be(0);
    }

    private void IsOwnTurn() => _lines.Setup(l => l.TryTakeAdmissionTurnAsync(A.ConcertId, default)).ReturnsAsync(true);
}
