using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class WalletRefundTests
{
    [Fact]
    public void Refund_UpToTheLimit_AddsTheAmount()
    {
        var wallet = A.Wallet(Wallet.MaxBalance - 300);

        wallet.Refund(300, A.Id(10), A.Id(11), A.Now);

        wallet.Balance.Should().Be(Wallet.MaxBalance);
    }

    [Fact]
    public void Refund_OneWonAboveTheLimit_IsRefusedAndChangesNothing()
    {
        var wallet = A.Wallet(Wallet.MaxBalance - 299);

        var refusal = Refusal.Of(() => wallet.Refund(300, A.Id(10), A.Id(11), A.Now));

        refusal.Code.Should().Be(ErrorCode.BalanceLimitReached);
        wallet.Balance.Should().Be(Wallet.MaxBalance - 299);
    }

    [Fact]
    public void Refund_Always_WritesAPositiveEntryWithThePaymentId()
    {
        var entry = A.Wallet(500).Refund(300, A.Id(10), A.Id(11), A.Now);

        entry
            .Should()
            .BeEquivalentTo(
                new
                {
                    Amount = 300L,
                    BalanceAfter = 800L,
                    Cause = LedgerCause.Refund,
                    ReservationId = A.Id(10),
                    PaymentId = A.Id(11),
                }
            );
    }
}
