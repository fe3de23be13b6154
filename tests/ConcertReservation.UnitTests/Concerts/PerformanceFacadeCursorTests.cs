using ConcertReservation.Application.Concerts;
using ConcertReservation.Application.Paging;

namespace ConcertReservation.UnitTests.Concerts;

public sealed class PerformanceFacadeCursorTests
{
    private readonly SaleWorld _world = new();

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListAsync_UnknownCursor_IsRefused(string cursor)
    {
        await ShouldBeRefusedAsync(cursor);
    }

    [Theory]
    [InlineData("concerts", "638000000000000000", "1")]
    [InlineData("performances", "soon", "1")]
    [InlineData("performances", "638000000000000000", "one")]
    public async Task ListAsync_AnothersOrMalformedCursor_IsRefused(string list, string startsAt, string id)
    {
        await ShouldBeRefusedAsync(Cursors.Of(list, startsAt, id));
    }

    [Fact]
    public async Task ListAsync_OverlongCursor_IsRefused()
    {
        await ShouldBeRefusedAsync(Cursors.Of("performances", "638000000000000000", Cursors.Padded("1")));
    }

    private async Task ShouldBeRefusedAsync(string cursor)
    {
        var request = new ListPerformances(A.ConcertId, null, false, new PageRequest(2, cursor));

        var refusal = await Refusal.OfAsync(() => _world.Facade.ListAsync(request, default));

        refusal.Field().Should().Be("cursor");
    }
}
