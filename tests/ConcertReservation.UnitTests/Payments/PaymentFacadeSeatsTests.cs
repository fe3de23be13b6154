using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

/// <summary>What this instance caches of the seats and of the admission after a payment or a refund.</summary>
public sealed class PaymentFacadeSeatsTests
{
    private readonly PaymentWorld _world = new();
    private readonly Mock<ISaleSource> _sale = new();
    private readonly ActiveTokenCache _activeTokens = new(new FakeTime(A.Now));
    private readonly SaleCache _cache;
    private readonly PaymentFacade _facade;
    private readonly RefundFacade _refunds;

    public PaymentFacadeSeatsTests()
    {
        var time = new FakeTime(A.Now);
        _sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId)).ReturnsAsync(() => A.SeatMap());
        _cache = new SaleCache(_sale.Object, time);
        _facade = new PaymentFacade(
            new ReservationCache(_world.Reservations.Object, time),
            _world.Payments.Object,
            _world.Service,
            _activeTokens,
            _cache,
            A.SaleMetrics(),
            new FakeUnitOfWork(),
            time
        );
        _refunds = new RefundFacade(
            _world.Reservations.Object,
            _world.Refunds,
            _cache,
            A.SaleMetrics(),
            new FakeUnitOfWork(),
            time
        );
    }

    [Fact]
    public async Task PayAsync_Paid_InvalidatesTheSeats()
    {
        var id = Stored(ReservationStatus.Held);
        var before = await FindSeatsAsync();

        await _facade.PayAsync(new PayReservation(id, A.User, null), default);

        (await FindSeatsAsync()).Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task PayAsync_Paid_EndsTheAdmissionAtTheGate()
    {
        var id = Stored(ReservationStatus.Held);
        _activeTokens.Remember(_world.Token!);

        await _facade.PayAsync(new PayReservation(id, A.User, null), default);

        _activeTokens.IsActive(QueueTokenPayload.Of(_world.Token!)).Should().BeFalse();
    }

    [Fact]
    public async Task PayAsync_Refused_KeepsTheAdmission()
    {
        var id = Stored(ReservationStatus.Held);
        _world.Wallet = A.Wallet(1);
        _activeTokens.Remember(_world.Token!);

        await Refusal.OfAsync(() => _facade.PayAsync(new PayReservation(id, A.User, null), default));

        _activeTokens.IsActive(QueueTokenPayload.Of(_world.Token!)).Should().BeTrue();
    }

    [Fact]
    public async Task RefundAsync_Refunded_InvalidatesTheSeats()
    {
        var id = Stored(ReservationStatus.Paid);
        _world.Reservation!.Pay([_world.Seat], A.Now);
        var before = await FindSeatsAsync();

        await _refunds.RefundAsync(id, A.User, default);

        (await FindSeatsAsync()).Should().NotBeSameAs(before);
    }

    private Guid Stored(ReservationStatus status)
    {
        var id = _world.Reservation!.Id;
        _world
            .Reservations.Setup(r => r.FindViewAsync(id, A.User, A.Now, default))
            .ReturnsAsync(A.View(status, id, totalPrice: 80_000));
        _world.Reservations.Setup(r => r.FindConcertAsync(id, default)).ReturnsAsync(A.ConcertId);
        _world
            .Reservations.Setup(r => r.FindSummaryAsync(A.ConcertId, id, A.User, A.Now, default))
            .ReturnsAsync(A.Summary(status, id, totalPrice: 80_000));
        return id;
    }

    private async Task<SeatMap> FindSeatsAsync() => await _cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
}
