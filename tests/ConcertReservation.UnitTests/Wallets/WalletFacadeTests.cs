using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class WalletFacadeTests
{
    private readonly Mock<IWalletRepository> _wallets = new();
    private readonly FakeUnitOfWork _unitOfWork = new();
    private readonly WalletFacade _facade;

    public WalletFacadeTests() => _facade = new WalletFacade(_wallets.Object, _unitOfWork, new FakeTime(A.Now));

    [Fact]
    public async Task FindBalanceAsync_Always_ReturnsWon()
    {
        _wallets.Setup(w => w.FindBalanceAsync(A.User, default)).ReturnsAsync(1_200);

        var result = await _facade.FindBalanceAsync(A.User, default);

        result.Should().Be(new BalanceResult(1_200, "KRW"));
    }

    [Fact]
    public async Task ChargeAsync_AllowedAmount_StoresBalanceAndEntryTogether()
    {
        _wallets.Setup(w => w.FindForUpdateAsync(A.User, default)).ReturnsAsync(A.Wallet(500));

        var result = await _facade.ChargeAsync(A.User, 300, default);

        result.Should().BeEquivalentTo(new { Amount = 300, Balance = 800 });
        _wallets.Verify(w => w.Add(It.Is<LedgerEntry>(e => e.Id == result.EntryId && e.At == A.Now)), Times.Once);
        _unitOfWork.Committed.Should().Be(1);
    }

    [Fact]
    public async Task ChargeAsync_AboveTheLimit_CommitsNothing()
    {
        _wallets.Setup(w => w.FindForUpdateAsync(A.User, default)).ReturnsAsync(A.Wallet(Wallet.MaxBalance));

        var refusal = await Refusal.OfAsync(() => _facade.ChargeAsync(A.User, 1, default));

        refusal.Code.Should().Be(ErrorCode.BalanceLimitReached);
        _wallets.Verify(w => w.Add(It.IsAny<LedgerEntry>()), Times.Never);
        _unitOfWork.Committed.Should().Be(0);
    }

    [Fact]
    public async Task ListEntriesAsync_LastPage_HasNoCursor()
    {
        LedgerEntry[] rows = [A.Wallet(10).Charge(20, A.Now)];
        _wallets.Setup(w => w.ListEntriesAsync(A.User, null, 2, default)).ReturnsAsync(rows);

        var page = await _facade.ListEntriesAsync(A.User, new PageRequest(1, null), default);

        page.NextCursor.Should().BeNull();
        page.Items.Should().Equal(new EntryResult(rows[0].Id, A.Now, 20, 30, LedgerCause.Charge, null, null));
    }

    [Fact]
    public async Task ListEntriesAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        var wallet = Wallet.Open(A.User);
        LedgerEntry[] rows = [.. Enumerable.Range(0, 3).Select(_ => wallet.Charge(1, A.Now)).Reverse()];
        _wallets.Setup(w => w.ListEntriesAsync(A.User, null, 3, default)).ReturnsAsync(rows);
        _wallets.Setup(w => w.ListEntriesAsync(A.User, 2, 3, default)).ReturnsAsync(rows[2..]);
        var first = await _facade.ListEntriesAsync(A.User, new PageRequest(2, null), default);

        var second = await _facade.ListEntriesAsync(A.User, new PageRequest(2, first.NextCursor), default);

        first.Items.Should().HaveCount(2);
        second.Items.Select(e => e.BalanceAfter).Should().Equal(1);
    }
}
