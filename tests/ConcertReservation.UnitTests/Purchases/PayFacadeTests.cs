using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>An admitted customer with 100,000 won holds one seat of 90,000.</summary>
public sealed class PayFacadeTests
{
    private readonly PurchaseRows _rows = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly Measurements _measurements = new();
    private readonly RefusalLog _refusals = A.RefusalLog();
    private readonly Mock<IReservationRepository> _reservations = new();
    private readonly Mock<IReservationSource> _source = new();
    private readonly Mock<ISaleSource> _sale = new();
    private readonly ActiveTokenCache _activeTokens = new(new FakeTime(A.Now));
    private readonly SaleCache _cache;
    private readonly PayFacade _facade;
    private readonly Guid _id;
    private ReservationSummary _stored;

    public PayFacadeTests()
    {
        var time = new FakeTime(A.Now);
        _stored = A.Summary(_rows.Held(A.User, 1));
        _id = _stored.ReservationId;
        _reservations.Setup(r => r.FindConcertAsync(_id, default)).ReturnsAsync(A.ConcertId);
        _source.Setup(s => s.ReadSummariesAsync(A.ConcertId, new[] { _id }, A.Now)).ReturnsAsync(() => [_stored]);
        _sale.Setup(s => s.ReadSeatsAsync(A.ConcertId, A.PerformanceId)).ReturnsAsync(() => A.SeatMap());
        _cache = new SaleCache(_sale.Object, time);
        _facade = new PayFacade(
            new ReservationCache(
                new ReservationReader(_source.Object, time),
                () => _reservations.Object,
                new PassThrough()
            ),
            TestBatcher.Of(_rows.Service, _unitOfWork, time, _cache, _activeTokens, metrics: _measurements.Metrics),
            _refusals
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData(90_000L)]
    public async Task PayAsync_Held_ReturnsTheReceipt(long? amount)
    {
        var receipt = await PayAsync(amount);

        receipt
            .Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _id,
                    Amount = 90_000L,
                    PaidAt = A.Now,
                    Balance = 10_000L,
                }
            );
        receipt.PaymentId.Should().Be(_rows.Entries.Single().PaymentId!.Value);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task PayAsync_Held_CountsThePaymentAndItsMoney()
    {
        await PayAsync();

        _measurements.Of("payments").Should().Equal(1);
        _measurements.Of("payments.won").Should().Equal(90_000);
    }

    [Theory]
    [InlineData(89_999)]
    [InlineData(90_001)]
    [InlineData(0)]
    public async Task PayAsync_AnotherAmount_IsRefusedWithoutATransaction(long amount)
    {
        var refusal = await RefusalOfAsync(amount);

        refusal.Code.Should().Be(ErrorCode.AmountMismatch);
        refusal.Facts.Should().Equal(("amount", amount), ("required", 90_000L));
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task PayAsync_AlreadyPaidAndAnotherAmount_ReportsAlreadyPaid()
    {
        _stored = _stored with { Status = ReservationStatus.Paid };

        (await RefusalOfAsync(1)).Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
    }

    [Theory]
    [InlineData(ReservationStatus.Paid, ErrorCode.ReservationAlreadyPaid)]
    [InlineData(ReservationStatus.Expired, ErrorCode.ReservationExpired)]
    [InlineData(ReservationStatus.Cancelled, ErrorCode.ReservationCancelled)]
    public async Task PayAsync_NotHeld_IsRefusedWithoutATransaction(ReservationStatus status, ErrorCode expected)
    {
        _stored = _stored with { Status = status };

        var refusal = await RefusalOfAsync();

        refusal.Code.Should().Be(expected);
        _unitOfWork.Started.Should().Be(0);
    }

    [Fact]
    public async Task PayAsync_ReservationOfAnotherCustomer_IsRefused()
    {
        _stored = _stored with { UserId = A.SomeoneElse };

        (await RefusalOfAsync()).Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    [Fact]
    public async Task PayAsync_BalanceTooSmall_IsRefusedAndKeepsTheAdmission()
    {
        _rows.Wallets[0] = A.Wallet(1);
        _activeTokens.Remember(_rows.Tokens[0]);

        (await RefusalOfAsync()).Code.Should().Be(ErrorCode.InsufficientBalance);

        _activeTokens.IsActive(QueueTokenPayload.Of(_rows.Tokens[0])).Should().BeTrue();
    }

    [Fact]
    public async Task PayAsync_Paid_InvalidatesTheSeats()
    {
        var before = await FindSeatsAsync();

        await PayAsync();

        (await FindSeatsAsync()).Should().NotBeSameAs(before);
    }

    [Fact]
    public async Task PayAsync_Paid_EndsTheAdmissionAtTheGate()
    {
        _activeTokens.Remember(_rows.Tokens[0]);

        await PayAsync();

        _activeTokens.IsActive(QueueTokenPayload.Of(_rows.Tokens[0])).Should().BeFalse();
    }

    private async Task<PaymentReceipt> PayAsync(long? amount = null)
    {
        var result = await _facade.PayAsync(new PayReservation(_id, A.User, amount), key: null, default);
        return result.Outcome!.Value ?? throw result.Outcome.Refusal!;
    }

    private Task<DomainException> RefusalOfAsync(long? amount = null) => Refusal.OfAsync(() => PayAsync(amount));

    private async Task<SeatMap> FindSeatsAsync() => await _cache.FindSeatsAsync(A.ConcertId, A.PerformanceId, default);
}
