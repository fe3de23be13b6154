using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class ConcertFacadeCursorTests
{
    private readonly ConcertFacade _facade = new(
        A.Catalogue(A.Listing(8, A.Evening)),
        RefundTerms.Default,
        new FakeTime(A.Now)
    );

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListAsync_UnknownCursor_IsRefused(string cursor)
    {
        await ShouldBeRefusedAsync(cursor);
    }

    [Theory]
    [InlineData("performances", "638000000000000000", "1")]
    [InlineData("concerts", "-1", "1")]
    [InlineData("concerts", "3155378976000000000", "1")]
    [InlineData("concerts", "638000000000000000", "one")]
    [InlineData("concerts", "638000000000000000", "")]
    public async Task ListAsync_AnothersOrMalformedCursor_IsRefused(string list, string startsAt, string id)
    {
        await ShouldBeRefusedAsync(Cursors.Of(list, startsAt, id));
    }

    [Fact]
    public async Task ListAsync_OverlongCursor_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("concerts", "638000000000000000", Cursors.Padded("1")));
    }

    [Fact]
    public async Task ListAsync_LongestCursor_IsRead()
    {
        // 150 bytes become 200 characters, the most that a cursor may have.
        var fill = 150 - "concerts|638000000000000000|".Length;
        var cursor = Cursors.Of("concerts", "638000000000000000", "1".PadLeft(fill, '0'));

        var page = await _facade.ListAsync(ConcertSearch.All, new PageRequest(20, cursor), default);

        cursor.Should().HaveLength(200);
        page.Items.Should().ContainSingle();
    }

    [Fact]
    public async Task ListAsync_CursorWithoutOneKey_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("concerts", "638000000000000000"));
    }

    private async Task ShouldBeRefusedAsync(string cursor)
    {
        var refusal = await Refusal.OfAsync(() =>
            _facade.ListAsync(ConcertSearch.All, new PageRequest(20, cursor), default)
        );

        refusal.Field().Should().Be("cursor");
    }
}
