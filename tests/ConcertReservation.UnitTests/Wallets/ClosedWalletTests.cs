using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class ClosedWalletTests
{
    [Fact]
    public void Close_WithABalance_IsRefusedAndChangesNothing()
    {
        var wallet = Charged(500);

        var refusal = Refusal.Of(() => wallet.Close(forfeit: false, A.Now));

        refusal.Code.Should().Be(ErrorCode.AccountInUse);
        refusal.Facts.Should().Contain(("balance", (object?)500L));
        (wallet.Balance, wallet.ClosedAfter).Should().Be((500, null));
    }

    [Fact]
    public void Close_WithForfeit_GivesTheBalanceUp()
    {
        var wallet = Charged(500);

        var entry = wallet.Close(forfeit: true, A.Now)!;

        (entry.Amount, entry.BalanceAfter, entry.Cause).Should().Be((-500, 0, LedgerCause.Forfeit));
        (wallet.Balance, wallet.ClosedAfter).Should().Be((0, 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Close_WithoutABalance_MakesNoEntry(bool forfeit)
    {
        var wallet = Wallet.Open(A.User);

        wallet.Close(forfeit, A.Now).Should().BeNull();

        wallet.ClosedAfter.Should().Be(0);
    }

    [Fact]
    public void ChargePayAndClose_ClosedWallet_AreRefused()
    {
        var wallet = Wallet.Open(A.User);
        wallet.Close(forfeit: false, A.Now);

        foreach (
            var move in new Action[]
            {
                () => wallet.Charge(1, A.Now),
                () => wallet.Pay(0, Guid.Empty, Guid.Empty, A.Now),
                () => wallet.Close(forfeit: true, A.Now),
            }
        )
            Refusal.Of(move).Code.Should().Be(ErrorCode.Unauthenticated);
    }

    [Fact]
    public void Refund_ClosedWallet_StaysInIt()
    {
        var wallet = Wallet.Open(A.User);
        wallet.Close(forfeit: false, A.Now);

        wallet.Refund(300, Guid.Empty, Guid.Empty, A.Now);

        wallet.Balance.Should().Be(300);
    }

    private static Wallet Charged(long amount)
    {
        var wallet = Wallet.Open(A.User);
        wallet.Charge(amount, A.Now);
        return wallet;
    }
}
