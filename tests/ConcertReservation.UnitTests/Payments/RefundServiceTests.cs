using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Payments;

public sealed class RefundServiceTests
{
    private readonly PaymentWorld _world = new();

    [Fact]
    public async Task RefundAsync_Paid_ReturnsTheMoneyAndReleasesTheSeats()
    {
        _world.Pay(A.Now);

        var refunded = await _world.RefundAsync(A.After(60));

        refunded.Balance.Should().Be(100_000);
        refunded.Refund.Amount.Should().Be(80_000);
        _world.Reservation!.Status.Should().Be(ReservationStatus.Refunded);
        _world.Reservation.RefundedAt.Should().Be(A.After(60));
        _world.Seat.Status.Should().Be(SeatStatus.Available);
        _world.Entries[^1].Cause.Should().Be(LedgerCause.Refund);
        _world.Entries[^1].BalanceAfter.Should().Be(100_000);
    }

    [Fact]
    public async Task RefundAsync_Paid_LocksSeatsThenReservationThenWallet()
    {
        _world.Pay(A.Now);
        _world.Locks.Clear();

        await _world.RefundAsync(A.Now);

        _world.Locks.Should().Equal("seats", "reservation", "wallet");
    }

    [Fact]
    public async Task RefundAsync_PaidAtTheBoxOffice_ReleasesTheSeatsAndLocksNoWallet()
    {
        _world.Issue(PaymentMethod.BoxOffice);

        var refunded = await _world.RefundAsync(A.After(60));

        refunded.Refund.Amount.Should().Be(80_000);
        (refunded.Balance, refunded.Method).Should().Be((null, PaymentMethod.BoxOffice));
        _world.Seat.Status.Should().Be(SeatStatus.Available);
        _world.Locks.Should().Equal("seats", "reservation");
        _world.Entries.Should().BeEmpty();
    }

    [Fact]
    public async Task RefundAsync_OnlyHeld_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.RefundAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
        _world.Wallet.Balance.Should().Be(100_000);
    }

    [Fact]
    public async Task RefundAsync_AlreadyRefunded_IsRefused()
    {
        _world.Pay(A.Now);
        await _world.RefundAsync(A.Now);

        var refusal = await Refusal.OfAsync(() => _world.RefundAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.ReservationNotPaid);
        _world.Wallet.Balance.Should().Be(100_000);
    }

    [Fact]
    public async Task RefundAsync_WalletWouldOverflow_IsRefused()
    {
        _world.Pay(A.Now);
        _world.Wallet = A.Wallet(Wallet.MaxBalance);

        var refusal = await Refusal.OfAsync(() => _world.RefundAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.BalanceLimitReached);
    }
}
