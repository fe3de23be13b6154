using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Payments;

public sealed class PaymentServiceRefusalTests
{
    private readonly PaymentWorld _world = new();

    [Fact]
    public async Task PayAsync_BalanceTooSmall_ChangesNothing()
    {
        _world.Wallet = A.Wallet(79_999);

        var refusal = await RefusalOfAsync(A.Now);

        refusal.Code.Should().Be(ErrorCode.InsufficientBalance);
        refusal.Facts.Should().Equal(("balance", 79_999L), ("required", 80_000L));
        _world.Wallet.Balance.Should().Be(79_999);
        _world.Reservation!.Status.Should().Be(ReservationStatus.Held);
        _world.Seat.Status.Should().Be(SeatStatus.Held);
    }

    [Fact]
    public async Task PayAsync_UnknownReservation_IsRefused()
    {
        _world.Reservation = null;

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    [Fact]
    public async Task PayAsync_HoldExpired_IsRefused()
    {
        _world.Token!.ExtendTo(A.After(9_999));

        (await RefusalOfAsync(A.After(300))).Code.Should().Be(ErrorCode.ReservationExpired);
    }

    [Fact]
    public async Task PayAsync_AlreadyPaidAndTokenEnded_ReportsAlreadyPaid()
    {
        await _world.PayAsync(A.Now);
        _world.Token = null;

        var refusal = await Refusal.OfAsync(() => _world.PayAsync(A.After(1)));

        refusal.Code.Should().Be(ErrorCode.ReservationAlreadyPaid);
        _world.Entries.Should().HaveCount(1);
        _world.Wallet.Balance.Should().Be(20_000);
    }

    [Fact]
    public async Task PayAsync_Cancelled_IsRefused()
    {
        _world.Reservation!.Cancel([_world.Seat], A.Now);

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.ReservationCancelled);
    }

    [Fact]
    public async Task PayAsync_NoToken_IsRefusedBeforeTheWalletIsLocked()
    {
        _world.Token = null;

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.QueueTokenExpired);
        _world.Locks.Should().NotContain("wallet");
    }

    [Fact]
    public async Task PayAsync_TokenWaiting_IsRefusedBeforeTheWalletIsLocked()
    {
        _world.Token = A.WaitingToken();

        (await RefusalOfAsync(A.Now)).Code.Should().Be(ErrorCode.QueueTokenExpired);
        _world.Locks.Should().NotContain("wallet");
    }

    [Fact]
    public async Task PayAsync_TokenExpired_IsRefused()
    {
        _world.Token = A.UnclaimedToken();

        (await RefusalOfAsync(A.After(60))).Code.Should().Be(ErrorCode.QueueTokenExpired);
    }

    private async Task<DomainException> RefusalOfAsync(DateTimeOffset now)
    {
        var refusal = await Refusal.OfAsync(() => _world.PayAsync(now));

        _world.Entries.Should().BeEmpty();
        _world.Payments.Verify(p => p.Add(It.IsAny<Payment>()), Times.Never);
        return refusal;
    }
}
