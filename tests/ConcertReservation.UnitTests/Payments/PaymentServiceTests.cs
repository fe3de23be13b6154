using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Payments;

public sealed class PaymentServiceTests
{
    private readonly PaymentWorld _world = new();

    [Fact]
    public async Task PayAsync_EnoughBalance_ChangesWalletSeatsReservationAndTokenTogether()
    {
        var paid = await _world.PayAsync(A.After(10));

        paid.Balance.Should().Be(20_000);
        _world.Wallet.Balance.Should().Be(20_000);
        _world.Token!.Status.Should().Be(QueueTokenStatus.Completed);
        _world.Seat.Status.Should().Be(SeatStatus.Sold);
        _world.Reservation!.Should().BeEquivalentTo(new { Status = ReservationStatus.Paid, PaidAt = A.After(10) });
    }

    [Fact]
    public async Task PayAsync_EnoughBalance_StoresThePayment()
    {
        var paid = await _world.PayAsync(A.After(10));

        paid.Payment.Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _world.Reservation!.Id,
                    A.ConcertId,
                    UserId = A.User,
                    Amount = 80_000L,
                    PaidAt = A.After(10),
                }
            );
        _world.Payments.Verify(p => p.Add(paid.Payment), Times.Once);
    }

    [Fact]
    public async Task PayAsync_EnoughBalance_StoresOneNegativeEntryWithThePaymentId()
    {
        var paid = await _world.PayAsync(A.Now);

        _world
            .Entries.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Amount = -80_000L,
                    BalanceAfter = 20_000L,
                    Cause = LedgerCause.Payment,
                    ReservationId = _world.Reservation!.Id,
                    PaymentId = paid.Payment.Id,
                }
            );
    }

    [Fact]
    public async Task PayAsync_Always_LocksTokenThenSeatsThenReservationThenWallet()
    {
        await _world.PayAsync(A.Now);

        _world.Locks.Should().Equal("token", "seats", "reservation", "wallet");
    }

    [Theory]
    [InlineData(80_000, 0)]
    [InlineData(80_001, 1)]
    public async Task PayAsync_BalanceEqualsOrExceedsThePrice_KeepsTheRest(long balance, long left)
    {
        _world.Wallet = A.Wallet(balance);

        (await _world.PayAsync(A.Now)).Balance.Should().Be(left);
    }

    [Fact]
    public void EnsureHeld_NoAmountGiven_Passes()
    {
        FluentActions.Invoking(() => PaymentService.EnsurePayable(A.Summary(), null)).Should().NotThrow();
    }

    [Fact]
    public void EnsureHeld_TheRightAmount_Passes()
    {
        FluentActions
            .Invoking(() => PaymentService.EnsurePayable(A.Summary(totalPrice: 80_000), 80_000))
            .Should()
            .NotThrow();
    }

    [Theory]
    [InlineData(79_999)]
    [InlineData(80_001)]
    [InlineData(0)]
    public void EnsureHeld_AnotherAmount_IsRefused(long amount)
    {
        var refusal = Refusal.Of(() => PaymentService.EnsurePayable(A.Summary(totalPrice: 80_000), amount));

        refusal.Code.Should().Be(ErrorCode.AmountMismatch);
        refusal.Facts.Should().Equal(("amount", amount), ("required", 80_000L));
    }

    [Fact]
    public void EnsureHeld_AlreadyPaidAndAnotherAmount_ReportsAlreadyPaid()
    {
        var refusal = Refusal.Of(() => PaymentService.EnsurePayable(A.Summary(ReservationStatus.Paid), 1));

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
    }
}
