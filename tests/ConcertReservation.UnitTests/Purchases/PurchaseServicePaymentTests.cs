using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Purchases;

/// <summary>A customer with 100,000 won holds one seat of 90,000.</summary>
public sealed class PurchaseServicePaymentTests
{
    private readonly PurchaseRows _rows = new();
    private readonly Reservation _held;
    private readonly PaymentOrder _order;

    public PurchaseServicePaymentTests()
    {
        _held = _rows.Held(A.User, 1);
        _order = new PaymentOrder(A.Summary(_held));
    }

    [Fact]
    public async Task ServeAsync_EnoughBalance_ChangesWalletSeatReservationAndTokenTogether()
    {
        var paid = (await _rows.ServeAsync(_order, A.After(10))).Paid!;

        paid.Balance.Should().Be(10_000);
        _rows.Wallets.Single().Balance.Should().Be(10_000);
        _rows.Tokens.Single().Status.Should().Be(QueueTokenStatus.Completed);
        _rows.Seats[0].Status.Should().Be(SeatStatus.Sold);
        _held.Should().BeEquivalentTo(new { Status = ReservationStatus.Paid, PaidAt = A.After(10) });
        _rows.Writes.Should().Equal("end reservations: 1", "update seats: 1", "update tokens: 1", "update wallets: 1");
    }

    [Fact]
    public async Task ServeAsync_EnoughBalance_QueuesOneConfirmation()
    {
        var paid = (await _rows.ServeAsync(_order, A.After(10))).Paid!;

        _rows.Mails.Should().Equal(Mail.Confirmation(paid.Payment));
    }

    [Fact]
    public async Task ServeAsync_EnoughBalance_StoresThePaymentAndOneNegativeEntry()
    {
        var paid = (await _rows.ServeAsync(_order, A.After(10))).Paid!;

        _rows.Payments.Should().Equal(paid.Payment);
        paid.Payment.Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _held.Id,
                    A.ConcertId,
                    UserId = A.User,
                    Amount = 90_000L,
                    PaidAt = A.After(10),
                }
            );
        _rows
            .Entries.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Amount = -90_000L,
                    BalanceAfter = 10_000L,
                    Cause = LedgerCause.Payment,
                    ReservationId = _held.Id,
                    PaymentId = paid.Payment.Id,
                }
            );
    }

    [Theory]
    [InlineData(90_000, 0)]
    [InlineData(90_001, 1)]
    public async Task ServeAsync_BalanceEqualsOrExceedsThePrice_KeepsTheRest(long balance, long left)
    {
        _rows.Wallets[0] = A.Wallet(balance);

        (await _rows.ServeAsync(_order)).Paid!.Balance.Should().Be(left);
    }

    [Fact]
    public async Task ServeAsync_BalanceTooSmall_ChangesNothing()
    {
        _rows.Wallets[0] = A.Wallet(89_999);

        var refusal = await RefusalOfAsync(A.Now);

        refusal.Code.Should().Be(ErrorCode.InsufficientBalance);
        refusal.Facts.Should().Equal(("balance", 89_999L), ("required", 90_000L));
        _rows.Wallets[0].Balance.Should().Be(89_999);
        _held.Status.Should().Be(ReservationStatus.Held);
        _rows.Seats[0].Status.Should().Be(SeatStatus.Held);
        _rows.Tokens[0].Status.Should().Be(QueueTokenStatus.Active);
    }

    [Fact]
    public async Task ServeAsync_HoldExpired_IsRefused()
    {
        _rows.Tokens.Single().ExtendTo(A.After(9_999));

        (await RefusalOfAsync(A.After(300))).Code.Should().Be(ErrorCode.ReservationExpired);
    }

    [Fact]
    public async Task ServeAsync_SeatWasTakenOverAfterTheHoldExpired_IsRefused()
    {
        _rows.Seats[0].Hold(A.Id(50), A.After(900), A.After(300));

        (await RefusalOfAsync(A.After(299))).Code.Should().Be(ErrorCode.ReservationExpired);
    }

    [Fact]
    public async Task ServeAsync_AlreadyPaidAndTokenEnded_ReportsAlreadyPaid()
    {
        await _rows.ServeAsync(_order);

        var refusal = (await _rows.ServeAsync(_order, A.After(1))).Refusal!;

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _rows.Entries.Should().HaveCount(1);
        _rows.Wallets.Single().Balance.Should().Be(10_000);
    }

    [Fact]
    public async Task ServeAsync_TwoPaymentsOfOneHoldInOneBatch_PayOnce()
    {
        var outcomes = await _rows.ServeAsync([_order, _order]);

        outcomes[0].Paid.Should().NotBeNull();
        outcomes[1].Refusal!.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _rows.Payments.Should().HaveCount(1);
    }

    [Fact]
    public async Task ServeAsync_TwoHoldsOfOneWallet_TheSecondPaymentSeesTheNewBalance()
    {
        var second = new PaymentOrder(A.Summary(_rows.Held(A.User, 2)));

        var outcomes = await _rows.ServeAsync([_order, second]);

        outcomes[0].Paid!.Balance.Should().Be(10_000);
        outcomes[1].Refusal!.Code.Should().Be(ErrorCode.InsufficientBalance);
        _rows.Wallets.Single().Balance.Should().Be(10_000);
    }

    [Fact]
    public async Task ServeAsync_TwoHoldsOfOneCustomer_BothArePaidAndTheSecondCompletesTheToken()
    {
        _rows.Wallets[0] = A.Wallet(200_000);
        var second = new PaymentOrder(A.Summary(_rows.Held(A.User, 2)));

        var first = await _rows.ServeAsync(_order, A.After(10));
        var statusBetween = _rows.Tokens.Single().Status;
        var last = await _rows.ServeAsync(second, A.After(20));

        first.Paid.Should().NotBeNull();
        last.Paid.Should().NotBeNull();
        statusBetween.Should().Be(QueueTokenStatus.Active);
        _rows.Tokens.Single().Status.Should().Be(QueueTokenStatus.Completed);
    }

    [Fact]
    public async Task ServeAsync_HoldAndPaymentOfAnotherHoldInOneBatch_KeepTheTokenForTheNewHold()
    {
        var hold = new HoldOrder(A.User, A.PerformanceId, [2], A.Policy);

        var outcomes = await _rows.ServeAsync([hold, _order, hold with { SeatIds = [3] }], A.After(10));

        outcomes[0].Held.Should().NotBeNull();
        outcomes[1].Paid.Should().NotBeNull();
        outcomes[2].Refusal!.Code.Should().Be(ErrorCode.QueueTokenExpired, "no hold is added after a payment");
        _rows.Tokens.Single().Status.Should().Be(QueueTokenStatus.Active);
        _rows.Tokens.Single().ExpiresAt.Should().Be(outcomes[0].Held!.ExpiresAt);
    }

    [Fact]
    public async Task ServeAsync_OtherHoldHasLapsed_CompletesTheToken()
    {
        var fiveSeconds = TimeSpan.FromSeconds(5);
        _rows.Reservations.Add(Reservation.Hold([_rows.Seats[1]], A.User, 1, A.Now, fiveSeconds));

        await _rows.ServeAsync(_order, A.After(5));

        _rows.Tokens.Single().Status.Should().Be(QueueTokenStatus.Completed);
    }

    [Fact]
    public async Task ServeAsync_OneCustomerCannotPay_TheOthersOfTheBatchPay()
    {
        _rows.Admit(A.SomeoneElse, balance: 1);
        var unpayable = new PaymentOrder(A.Summary(_rows.Held(A.SomeoneElse, 2)));

        var outcomes = await _rows.ServeAsync([unpayable, _order]);

        outcomes[0].Refusal!.Code.Should().Be(ErrorCode.InsufficientBalance);
        outcomes[1].Paid.Should().NotBeNull();
        _rows.Entries.Should().ContainSingle().Which.UserId.Should().Be(A.User);
    }

    [Fact]
    public async Task ServeAsync_Cancelled_IsRefused()
    {
        _held.Cancel([_rows.Seats[0]], A.Now);

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.ReservationCancelled);
    }

    [Fact]
    public async Task ServeAsync_NoToken_IsRefused()
    {
        _rows.Tokens.Clear();

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_TokenWaiting_IsRefused()
    {
        _rows.Tokens[0] = A.WaitingToken();

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_TokenExpired_IsRefused()
    {
        _rows.Tokens[0] = A.UnclaimedToken();

        (await RefusalOfAsync(A.After(60))).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    [Fact]
    public async Task ServeAsync_ReservationIsGone_IsRefused()
    {
        _rows.Reservations.Clear();

        var outcomes = await _rows.ServeAsync([_order], locked: OnLockedRow.Wait);

        outcomes.Single().Refusal!.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    private async Task<DomainException> RefusalOfAsync(DateTimeOffset now)
    {
        var outcome = await _rows.ServeAsync(_order, now);

        _rows.Entries.Should().BeEmpty();
        _rows.Payments.Should().BeEmpty();
        _rows.Writes.Should().BeEmpty();
        return outcome.Refusal!;
    }
}
