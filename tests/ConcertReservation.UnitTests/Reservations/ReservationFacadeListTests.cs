using ConcertReservation.Application.Paging;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Domain.Concerts;
using ConcertReservation.Domain.Reservations;

namespace ConcertReservation.UnitTests.Reservations;

public sealed class ReservationFacadeListTests
{
    private static readonly ReservationsQuery FirstTwo = new(A.User, null, Before: null, Take: 3, A.Now);
    private readonly ReservationWorld _world = new();

    [Fact]
    public async Task FindAsync_OwnReservation_ReturnsIt()
    {
        var view = A.View(ReservationStatus.Paid) with { PaidAt = A.After(9), PaymentId = A.Id(5) };
        _world.Reservations.Setup(r => r.FindViewAsync(view.ReservationId, A.User, A.Now, default)).ReturnsAsync(view);

        var result = await _world.Facade.FindAsync(view.ReservationId, A.User, default);

        result
            .Should()
            .BeEquivalentTo(
                view,
                options =>
                    options
                        .Excluding(v => v.Venue)
                        .Excluding(v => v.UserId)
                        .Excluding(v => v.HolderName)
                        .Excluding(v => v.HolderEmail)
                        .Excluding(v => v.PerformanceCancelledAt)
                        .Excluding(v => v.MovedAt)
            );
        result.PerformanceStatus.Should().Be(PerformanceStatus.Scheduled);
    }

    [Fact]
    public async Task FindAsync_ReservationOfAnotherCustomerOrUnknown_IsRefused()
    {
        var refusal = await Refusal.OfAsync(() => _world.Facade.FindAsync(A.Id(100), A.SomeoneElse, default));

        refusal.Code.Should().Be(ErrorCode.ReservationNotFound);
    }

    [Fact]
    public async Task ListAsync_LastPage_HasNoCursor()
    {
        Rows(FirstTwo, 2, 1);

        var page = await ListAsync(null);

        page.Items.Select(r => r.ReservationId).Should().Equal(A.Id(2), A.Id(1));
        page.NextCursor.Should().BeNull();
    }

    [Fact]
    public async Task ListAsync_MorePages_CursorContinuesAfterTheLastItem()
    {
        Rows(FirstTwo, 3, 2, 1);
        Rows(FirstTwo with { Before = A.Id(2) }, 1);
        var first = await ListAsync(null);

        var second = await ListAsync(first.NextCursor);

        first.Items.Select(r => r.ReservationId).Should().Equal(A.Id(3), A.Id(2));
        second.Items.Select(r => r.ReservationId).Should().Equal(A.Id(1));
    }

    [Fact]
    public async Task ListAsync_Status_ReadsOnlyReservationsWithThatStatus()
    {
        Rows(FirstTwo with { Status = ReservationStatus.Paid }, 9);

        var page = await ListAsync(null, ReservationStatus.Paid);

        page.Items.Should().ContainSingle().Which.ReservationId.Should().Be(A.Id(9));
    }

    [Theory]
    [MemberData(nameof(Cursors.Invalid), MemberType = typeof(Cursors))]
    public async Task ListAsync_UnknownCursor_IsRefused(string cursor)
    {
        (await Refusal.OfAsync(() => ListAsync(cursor))).Field().Should().Be("cursor");
    }

    [Theory]
    [InlineData("payments", "00000001000070008000000000000000")]
    [InlineData("reservations", "00000001-0000-7000-8000-000000000000")]
    [InlineData("reservations", "1")]
    public async Task ListAsync_AnothersOrMalformedCursor_IsRefused(string list, string key)
    {
        (await Refusal.OfAsync(() => ListAsync(Cursors.Of(list, key)))).Field().Should().Be("cursor");
    }

    private Task<Page<ReservationResult>> ListAsync(string? cursor, ReservationStatus? status = null) =>
        _world.Facade.ListAsync(new ListReservations(A.User, status, new PageRequest(2, cursor)), default);

    private void Rows(ReservationsQuery query, params int[] ids) =>
        _world
            .Reservations.Setup(r => r.ListViewsAsync(query, default))
            .ReturnsAsync([.. ids.Select(n => A.View(id: A.Id(n)))]);
}
