using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;

namespace ConcertReservation.UnitTests.Queue;

public sealed class AdmissionFacadeTests
{
    private readonly Mock<ILineRepository> _lines = new();
    private readonly Mock<IQueueTokenRepository> _tokens = new();
    private readonly Mock<ISeatRepository> _seats = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Line _line = A.Line();
    private readonly Measurements _measurements = new();
    private readonly LineStateCache _lineStates;
    private readonly AdmissionFacade _facade;
    private int _lineReads;

    public AdmissionFacadeTests()
    {
        var time = new FakeTime(A.Now);
        _lineStates = A.LineStates(time, ReadLine);
        _tokens
            .Setup(t => t.AdmitWaitingAsync(_line, It.IsAny<int>(), It.IsAny<Admission>(), default))
            .ReturnsAsync(new AdmittedBatch(Count: 1, LastPlace: 1));
        _seats.Setup(s => s.AnyUnsoldAsync(A.ConcertId, A.Now, default)).ReturnsAsync(true);
        _lines.Setup(l => l.FindForUpdateAsync(A.ConcertId, default)).ReturnsAsync(_line);
        _facade = new AdmissionFacade(
            _lines.Object,
            new AdmissionService(A.Concerts().Object, _tokens.Object, _seats.Object, Mock.Of<ITurnMailRepository>()),
            _lineStates,
            _measurements.Metrics,
            _unitOfWork,
            time
        );
    }

    [Fact]
    public async Task ListBusyLinesAsync_Always_UsesTheCurrentTime()
    {
        _lines.Setup(l => l.ListBusyAsync(A.Now, default)).ReturnsAsync([7, 9]);

        (await _facade.ListBusyLinesAsync(default)).Should().Equal(7, 9);
    }

    [Fact]
    public async Task AdmitAsync_NoOtherInstanceAdmits_AdmitsInOneTransaction()
    {
        IsOwnTurn();

        var admitted = await _facade.AdmitAsync(A.ConcertId, default);

        admitted.Should().Be(1);
        _line.LastAdmittedPlace.Should().Be(1);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_CustomersAdmitted_AreInTheNextLineState()
    {
        IsOwnTurn();
        await _lineStates.FindAsync(A.ConcertId, default);

        await _facade.AdmitAsync(A.ConcertId, default);

        (await _lineStates.FindAsync(A.ConcertId, default))!.LastAdmittedPlace.Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_NoCustomerAdmitted_KeepsTheCachedLineState()
    {
        await _lineStates.FindAsync(A.ConcertId, default);

        await _facade.AdmitAsync(A.ConcertId, default);
        await _lineStates.FindAsync(A.ConcertId, default);

        _lineReads.Should().Be(1);
    }

    [Fact]
    public async Task AdmitAsync_CustomersAdmitted_CountsThem()
    {
        IsOwnTurn();

        await _facade.AdmitAsync(A.ConcertId, default);

        _measurements.Of("queue.admitted").Should().Equal(1);
    }

    [Fact]
    public async Task AdmitAsync_AnotherInstanceAdmits_DoesNotLockTheLine()
    {
        var admitted = await _facade.AdmitAsync(A.ConcertId, default);

        admitted.Should().Be(0);
        _lines.Verify(l => l.FindForUpdateAsync(A.ConcertId, default), Times.Never);
    }

    [Fact]
    public async Task AdmitAsync_UnknownLine_AdmitsNoCustomer()
    {
        _lines.Setup(l => l.TryLockAdmissionAsync(8, default)).ReturnsAsync(true);

        (await _facade.AdmitAsync(8, default)).Should().Be(0);
    }

    private LineStateChange ReadLine()
    {
        _lineReads++;
        return A.Change(_line.LastAdmittedPlace);
    }

    private void IsOwnTurn() => _lines.Setup(l => l.TryLockAdmissionAsync(A.ConcertId, default)).ReturnsAsync(true);
}
