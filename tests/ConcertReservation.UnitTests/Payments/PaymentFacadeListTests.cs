using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Payments;
using ConcertReservation.Domain.Payments;

namespace ConcertReservation.UnitTests.Payments;

public sealed class PaymentFacadeListTests
{
    private readonly PaymentWorld _world = new();
    private readonly PaymentFacade _facade;

    public PaymentFacadeListTests() => _facade = new PaymentFacade(_world.Payments.Object);

    [Fact]
    public async Task FindAsync_OwnPayment_ReturnsIt()
    {
        var view = A.PaymentView(A.Id(5));
        _world.Payments.Setup(p => p.FindViewAsync(A.Id(5), A.User, default)).ReturnsAsync(view);

        (await _facade.FindAsync(A.Id(5), A.User, default)).Should().Be(view);
    }

    [Fact]
    public async Task FindAsync_PaymentOfAnotherCustomerOrUnknown_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _facade.FindAsync(A.Id(5), A.SomeoneElse, default));

        refusal.Code.Should().Be(ErrorCode.PaymentNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        Rows(null, 2, 1);

        var page = await ListAsync(null);

        page.Items.Select(p => p.PaymentId).Should().Equal(A.Id(2), A.Id(1));
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        Rows(null, 3, 2, 1);
        Rows(A.Id(2), 1);
        var first = await ListAsync(null);

        var second = await ListAsync(first.NextCursor);

        first.Items.Select(p => p.PaymentId).Should().Equal(A.Id(3), A.Id(2));
        second.Items.Select(p => p.PaymentId).Should().Equal(A.Id(1));
    }

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListAsync_UnknownCursor_IsRefused(string cursor)
    {
        (await Refusal.OfAsync(() => ListAsync(cursor))).Field().Should().Be("cursor");
    }

    [Theory]
    [InlineData("reservations", "00000001000070008000000000000000")]
    [InlineData("payments", "one")]
    public async Task ListAsync_MalformedCursorOrCursorOfAnotherList_IsRefused(string list, string key)
    {
        (await Refusal.OfAsync(() => ListAsync(Cursors.Of(list, key)))).Field().Should().Be("cursor");
    }

    private Task<Page<PaymentView>> ListAsync(string? cursor) =>
        _facade.ListAsync(A.User, new PageRequest(2, cursor), default);

    private void Rows(Guid? before, params int[] ids) =>
        _world
            .Payments.Setup(p => p.ListViewsAsync(A.User, before, 3, default))
            .ReturnsAsync([.. ids.Select(n => A.PaymentView(A.Id(n)))]);
}
