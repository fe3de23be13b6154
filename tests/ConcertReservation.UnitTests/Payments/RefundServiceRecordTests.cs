using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Payments;

/// <summary>What a refund stores in the database.</summary>
public sealed class RefundServiceRecordTests
{
    private readonly PaymentWorld _world = new();

    [Fact]
    public async Task RefundAsync_Paid_StoresTheRefundOfThePayment()
    {
        _world.Pay(A.Now);

        var refunded = await _world.RefundAsync(A.After(60));

        refunded
            .Refund.Should()
            .BeEquivalentTo(
                new
                {
                    ReservationId = _world.Reservation!.Id,
                    A.ConcertId,
                    UserId = A.User,
                    Amount = 80_000L,
                    RefundedAt = A.After(60),
                }
            );
        _world.Payments.Verify(p => p.Add(refunded.Refund), Times.Once);
    }

    [Fact]
    public async Task RefundAsync_Paid_StoresOnePositiveEntryWithThePaymentId()
    {
        _world.Pay(A.Now);
        _world.Entries.Clear();

        var refunded = await _world.RefundAsync(A.After(60));

        _world
            .Entries.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(
                new
                {
                    Amount = 80_000L,
                    BalanceAfter = 100_000L,
                    Cause = LedgerCause.Refund,
                    ReservationId = _world.Reservation!.Id,
                    refunded.Refund.PaymentId,
                }
            );
    }

    [Fact]
    public async Task RefundAsync_UnknownReservation_IsRefusedBeforeTheWalletIsLocked()
    {
        _world.Reservation = null;

        var refusal = await Refusal.OfAsync(() => _world.RefundAsync(A.Now));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
        _world.Locks.Should().NotContain("wallet");
    }
}
