using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class RefundFacadeTests
{
    private readonly PaymentWorld _world = new();
    private readonly Mock<IMailRepository> _mails = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Mock<IConcertRepository> _concerts = A.Concerts();
    private readonly Measurements _measurements = new();
    private readonly FakeTime _time = new(A.After(60));
    private readonly Mock<ISaleSource> _source = new();
    private readonly SaleCache _sale;
    private readonly RefundFacade _facade;
    private readonly Guid _id;

    public RefundFacadeTests()
    {
        _id = _world.Reservation!.Id;
        _source
            .Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId))
            .ReturnsAsync(() => A.SeatMap(A.PerformanceSummary(), [_world.Seat]));
        _sale = new SaleCache(_source.Object, _time);
        _facade = new RefundFacade(
            _concerts.Object,
            _world.Reservations.Object,
            _world.Refunds,
            _mails.Object,
            _sale,
            _measurements.Metrics,
            _unitOfWork,
            _time
        );
    }

    [Fact]
    public async Task RefundAsync_Paid_ReturnsTheReceipt()
    {
        Pay();

        var receipt = await RefundAsync();

        receipt
            .Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _id,
                    Amount = 80_000L,
                    RefundedAt = A.After(60),
                    Balance = 100_000L,
                }
            );
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task RefundAsync_Paid_CountsTheRefund()
    {
        Pay();

        await RefundAsync();

        _measurements.Of("refunds").Should().Equal(1);
    }

    [Fact]
    public async Task RefundAsync_Paid_SeatIsAvailableInTheNextRead()
    {
        Pay();
        await _sale.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);

        await RefundAsync();

        var map = await _sale.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
        map.Seats.Single().Status.Should().Be(SeatStatus.Available);
    }

    [Fact]
    public async Task RefundAsync_NotPaid_IsRefusedWithoutATransaction()
    {
        Stored(A.View(ReservationStatus.Held, _id));

        var refusal = await Refusal.OfAsync(RefundAsync);

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task RefundAsync_AfterTheDeadline_IsRefusedWithoutATransaction()
    {
        Pay();
        _time.SetUtcNow(A.Evening - RefundTerms.Default.RefundableUntil + A.Tick);
        Stored(A.View(ReservationStatus.Paid, _id));

        var refusal = await Refusal.OfAsync(RefundAsync);

        refusal.Code.Should().Be(ErrorCode.RefundClosed);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task RefundAsync_PerformanceCancelled_IsRefusedWithoutATransaction()
    {
        Pay();
        Stored(A.View(ReservationStatus.Paid, _id) with { PerformanceCancelledAt = A.Now });

        var refusal = await Refusal.OfAsync(RefundAsync);

        refusal.Code.Should().Be(ErrorCode.PerformanceCancelled);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task RefundAsync_PerformanceCancelledMeanwhile_IsRefusedUnderTheLock()
    {
        Pay();
        _concerts
            .Setup(c => c.FindPerformanceForShareAsync(A.ConcertId, A.PerformanceId, default))
            .ReturnsAsync(A.CancelledPerformance());

        var refusal = await Refusal.OfAsync(RefundAsync);

        refusal.Code.Should().Be(ErrorCode.PerformanceCancelled);
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task RefundAsync_ReservationOfAnotherCustomerOrUnknown_IsRefused()
    {
        Pay();

        var refusal = await Refusal.OfAsync(() => _facade.RefundAsync(_id, A.SomeoneElse, seatIds: null, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
        _unitOfWork.Started.Should().Be(0);
    }

    private void Pay()
    {
        _world.Pay(A.Now);
        Stored(A.View(ReservationStatus.Paid, _id, totalPrice: 80_000));
    }

    private void Stored(ReservationView view) =>
        _world.Reservations.Setup(r => r.FindViewAsync(_id, A.User, _time.GetUtcNow(), default)).ReturnsAsync(view);

    private Task<RefundReceipt> RefundAsync() => _facade.RefundAsync(_id, A.User, seatIds: null, default);
}
