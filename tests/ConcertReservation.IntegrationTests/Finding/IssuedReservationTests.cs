using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;

namespace ConcertReservation.IntegrationTests.Finding;

/// <summary>What the staff find and do for a holder who has no account.</summary>
public sealed class IssuedReservationTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("guest of the")]
    [InlineData("GUEST@test.example")]
    public async Task Find_HolderWithoutAnAccount_IsFound(string text)
    {
        var (concert, staff, id) = await IssuedAsync();

        var found = await staff.FindIdsAsync(text, $"&concertId={concert.ConcertId}");

        found.Should().Equal(id);
    }

    [Fact]
    public async Task Find_NumberOfAnIssuedReservation_IsFound()
    {
        var (_, staff, id) = await IssuedAsync();
        var number = (await staff.StoryAsync(id)).Get<string>("number");

        var found = await staff.FindIdsAsync(number);

        found.Should().Contain(id);
    }

    [Fact]
    public async Task Story_IssuedReservation_NamesTheHolder()
    {
        var (_, staff, id) = await IssuedAsync();

        var story = await staff.StoryAsync(id);

        story.Get<string>("holder").Should().Be("Guest of the band");
        story.Get<string>("email").Should().Be("guest@test.example");
        (await staff.KindsAsync(id)).Should().Equal("held", "paid");
    }

    [Fact]
    public async Task Refund_IssuedReservation_TouchesNoWallet()
    {
        var (concert, staff, id) = await IssuedAsync();

        var refund = await staff.RefundForAsync(id, [concert.SeatIds[0]], "Cannot come");

        refund.ShouldBe(HttpStatusCode.Created).Get<long>("amount").Should().Be(10_000);
        (await service.Sql.ScalarAsync<long>("SELECT count(*) FROM ledger_entries WHERE reservation_id = $1", id))
            .Should()
            .Be(0);
    }

    [Fact]
    public async Task Mail_IssuedReservation_GoesToTheHolder()
    {
        var (_, staff, id) = await IssuedAsync();

        var queued = await staff.Client.PostAsync($"/admin/reservations/{id}/mail");

        queued.ShouldBe(HttpStatusCode.Accepted).Get<string>("email").Should().Be("guest@test.example");
    }

    private async Task<(ConcertOnSale Concert, Person Staff, Guid Id)> IssuedAsync()
    {
        var concert = await service.Crowd.ConcertAsync(price: 10_000);
        var staff = await service.Crowd.OperatorAsync();
        var issued = await staff.Client.IssueAsync(concert, "box_office", concert.SeatIds[0]);
        return (concert, staff, issued.ShouldBe(HttpStatusCode.Created).Get<Guid>("reservationId"));
    }
}
