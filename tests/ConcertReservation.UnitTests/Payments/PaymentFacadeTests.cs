using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class PaymentFacadeTests
{
    private readonly PaymentWorld _world = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Measurements _measurements = new();
    private readonly PaymentFacade _facade;
    private readonly Guid _id;

    public PaymentFacadeTests()
    {
        _id = _world.Reservation!.Id;
        Stored(ReservationStatus.Held);
        _facade = new PaymentFacade(
            new ReservationCache(_world.Reservations.Object, new FakeTime(A.Now)),
            _world.Payments.Object,
            _world.Service,
            new ActiveTokenCache(new FakeTime(A.Now)),
            A.SaleCache(),
            _measurements.Metrics,
            _unitOfWork,
            new FakeTime(A.Now)
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData(80_000L)]
    public async Task PayAsync_Held_ReturnsTheReceipt(long? amount)
    {
        var receipt = await _facade.PayAsync(new PayReservation(_id, A.User, amount), default);

        receipt
            .Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _id,
                    Amount = 80_000L,
                    PaidAt = A.Now,
                    Balance = 20_000L,
                }
            );
        receipt.PaymentId.Should().Be(_world.Entries.Single().PaymentId!.Value);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task PayAsync_Held_CountsThePaymentAndItsMoney()
    {
        await _facade.PayAsync(new PayReservation(_id, A.User, null), default);

        _measurements.Of("payments").Should().Equal(1);
        _measurements.Of("payments.won").Should().Equal(80_000);
    }

    [Fact]
    public async Task PayAsync_AnotherAmount_IsRefusedWithoutATransaction()
    {
        var refusal = await RefusalOfAsync(new PayReservation(_id, A.User, 79_999));

        refusal.Code.Should().Be(ErrorCode.AmountMismatch);
        _unitOfWork.Started.Should().Be(0);
    }

    [Theory]
    [InlineData(ReservationStatus.Paid, ErrorCode.ReservationAlreadyPaid)]
    [InlineData(ReservationStatus.Expired, ErrorCode.ReservationExpired)]
    [InlineData(ReservationStatus.Cancelled, ErrorCode.ReservationCancelled)]
    public async Task PayAsync_NotHeld_IsRefusedWithoutATransaction(ReservationStatus status, ErrorCode expected)
    {
        Stored(status);

        var refusal = await RefusalOfAsync(new PayReservation(_id, A.User, null));

        refusal.Code.Should().Be(expected);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task PayAsync_ReservationOfAnotherCustomerOrUnknown_IsRefused()
    {
        var refusal = await RefusalOfAsync(new PayReservation(_id, A.SomeoneElse, null));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    [Fact]
    public async Task PayAsync_BalanceTooSmall_CommitsNothing()
    {
        _world.Wallet = A.Wallet(1);

        var refusal = await RefusalOfAsync(new PayReservation(_id, A.User, null));

        refusal.Code.Should().Be(ErrorCode.InsufficientBalance);
        _unitOfWork.Committed.Should().Be(0);
    }

    private void Stored(ReservationStatus status)
    {
        _world.Reservations.Setup(r => r.FindConcertAsync(_id, default)).ReturnsAsync(A.ConcertId);
        _world
            .Reservations.Setup(r => r.FindSummaryAsync(A.ConcertId, _id, A.User, A.Now, default))
            .ReturnsAsync(A.Summary(status, _id, totalPrice: 80_000));
    }

    private Task<DomainException> RefusalOfAsync(PayReservation request) =>
        Refusal.OfAsync(() => _facade.PayAsync(request, default));
}
