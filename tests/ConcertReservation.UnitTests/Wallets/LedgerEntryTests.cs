using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class LedgerEntryTests
{
    [Fact]
    public void Charge_Always_WritesAPositiveEntry()
    {
        var entry = A.Wallet(500).Charge(300, A.After(9));

        entry
            .Should()
            .BeEquivalentTo(
                new
                {
                    UserId = A.User,
                    At = A.After(9),
                    Amount = 300,
                    BalanceAfter = 800,
                    Cause = LedgerCause.Charge,
                    ReservationId = (Guid?)null,
                    PaymentId = (Guid?)null,
                }
            );
    }

    [Fact]
    public void Pay_Always_WritesANegativeEntryWithThePaymentId()
    {
        var entry = A.Wallet(500).Pay(300, A.Id(10), A.Id(11), A.Now);

        entry
            .Should()
            .BeEquivalentTo(
                new
                {
                    Amount = -300,
                    BalanceAfter = 200,
                    Cause = LedgerCause.Payment,
                    ReservationId = A.Id(10),
                    PaymentId = A.Id(11),
                }
            );
    }

    [Fact]
    public void Entries_OfOneWallet_AreNumberedFromOne()
    {
        var wallet = Wallet.Open(A.User);

        LedgerEntry[] entries =
        [
            wallet.Charge(100, A.Now),
            wallet.Pay(30, A.Id(10), A.Id(11), A.Now),
            wallet.Charge(5, A.Now),
        ];

        entries.Select(e => e.Sequence).Should().Equal(1, 2, 3);
        entries.Select(e => e.BalanceAfter).Should().Equal(100, 70, 75);
        wallet.Balance.Should().Be(entries.Sum(e => e.Amount));
    }

    [Fact]
    public void Charge_AfterARefusal_LeavesNoGapInTheSequence()
    {
        var wallet = A.Wallet(100);
        Refusal.Of(() => wallet.Pay(101, A.Id(10), A.Id(11), A.Now));

        var entry = wallet.Charge(1, A.Now);

        entry.Sequence.Should().Be(2);
    }

    [Fact]
    public void Id_Always_IsOfVersion7()
    {
        var entry = A.Wallet(0).Charge(1, A.Now);

        entry.Id.Version.Should().Be(7);
    }
}
