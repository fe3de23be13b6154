using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class WalletTests
{
    [Fact]
    public void Open_NewUser_IsEmpty()
    {
        var wallet = Wallet.Open(A.User);

        wallet
            .Should()
            .BeEquivalentTo(
                new
                {
                    UserId = A.User,
                    Balance = 0,
                    EntryCount = 0,
                }
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000)]
    public void Charge_AllowedAmount_AddsIt(long amount)
    {
        var wallet = A.Wallet(500);

        wallet.Charge(amount, A.Now);

        wallet.Balance.Should().Be(500 + amount);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(10_000_001)]
    [InlineData(long.MaxValue)]
    public void Charge_AmountNotAllowed_IsRefusedAndChangesNothing(long amount)
    {
        var wallet = A.Wallet(500);

        var refusal = Refusal.Of(() => wallet.Charge(amount, A.Now));

        refusal.Field().Should().Be("amount");
        wallet.Should().BeEquivalentTo(new { Balance = 500, EntryCount = 1 });
    }

    [Fact]
    public void Charge_UpToTheLimit_IsAccepted()
    {
        var wallet = A.Wallet(Wallet.MaxBalance - 1);

        wallet.Charge(1, A.Now);

        wallet.Balance.Should().Be(1_000_000_000);
    }

    [Fact]
    public void Charge_AboveTheLimit_IsRefusedAndChangesNothing()
    {
        var wallet = A.Wallet(Wallet.MaxBalance);

        var refusal = Refusal.Of(() => wallet.Charge(1, A.Now));

        refusal.Code.Should().Be(ErrorCode.BalanceLimitReached);
        refusal.Facts.Should().Equal(("balance", 1_000_000_000L), ("limit", 1_000_000_000L));
        wallet.Balance.Should().Be(1_000_000_000);
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(499, 1)]
    [InlineData(0, 500)]
    public void Pay_EnoughBalance_SubtractsTheAmount(long amount, long left)
    {
        var wallet = A.Wallet(500);

        wallet.Pay(amount, A.Id(10), A.Id(11), A.Now);

        wallet.Balance.Should().Be(left);
    }

    [Fact]
    public void Pay_OneWonTooMuch_IsRefusedAndChangesNothing()
    {
        var wallet = A.Wallet(500);

        var refusal = Refusal.Of(() => wallet.Pay(501, A.Id(10), A.Id(11), A.Now));

        refusal.Code.Should().Be(ErrorCode.InsufficientBalance);
        refusal.Facts.Should().Equal(("balance", 500L), ("required", 501L));
        wallet.Should().BeEquivalentTo(new { Balance = 500, EntryCount = 1 });
    }
}
