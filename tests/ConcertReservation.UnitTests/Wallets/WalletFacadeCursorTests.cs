using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Wallets;
using ConcertReservation.Domain.Wallets;

namespace ConcertReservation.UnitTests.Wallets;

public sealed class WalletFacadeCursorTests
{
    private readonly Mock<IWalletRepository> _wallets = new();
    private readonly WalletFacade _facade;

    public WalletFacadeCursorTests() =>
        _facade = new WalletFacade(_wallets.Object, new FakeUnitOfWork(), new FakeTime(A.Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task ListEntriesAsync_NoCursor_StartsWithTheNewest(string? cursor)
    {
        _wallets.Setup(w => w.ListEntriesAsync(A.User, null, 21, default)).ReturnsAsync([]);

        var page = await _facade.ListEntriesAsync(A.User, new PageRequest(20, cursor), default);

        page.Items.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListEntriesAsync_UnknownCursor_IsRefused(string cursor)
    {
        await ShouldBeRefusedAsync(cursor);
    }

    [Theory]
    [InlineData("payments", "5")]
    [InlineData("ENTRIES", "5")]
    [InlineData("entries", "-5")]
    [InlineData("entries", "5.0")]
    [InlineData("entries", "")]
    [InlineData("entries", "99999999999999999999")]
    public async Task ListEntriesAsync_MalformedCursorOrCursorOfAnotherList_IsRefused(string list, string key)
    {
        await ShouldBeRefusedAsync(Cursors.Of(list, key));
    }

    [Fact]
    public async Task ListEntriesAsync_OverlongCursor_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("entries", Cursors.Padded("5")));
    }

    [Fact]
    public async Task ListEntriesAsync_CursorWithOneKeyTooMany_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("entries", "5", "6"));
    }

    private async Task ShouldBeRefusedAsync(string cursor)
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ListEntriesAsync(A.User, new PageRequest(20, cursor), default)
        );

        refusal.Field().Should().Be("cursor");
    }
}
