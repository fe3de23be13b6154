using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;

namespace ConcertReservation.IntegrationTests.Finding;

/// <summary>What the staff find and do for a holder who has no account.</summary>
public sealed class IssuedReservationTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Theory]
    [InlineData("guest of the")]
    [InlineData("GUEST@test.example")]
    [InlineData("guest of the band")]
    [InlineData("BAND")]
    [InlineData("the")]
    public async Task Find_HolderWithoutAnAccount_IsFound(string text)
    {
        var (concert, staff, id) = await IssuedAsync();

        var found = await staff.FindIdsAsync(text, $"&concertId={concert.ConcertId}");

        found.Should().Equal(id);
    }

    [Theory]
    [InlineData("and")]
    [InlineData("the band")]
    [InlineData("test.example")]
    public async Task Find_PartInsideAWordOrAddress_IsNotFound(string text)
    {
        var (concert, staff, _) = await IssuedAsync();

        (await staff.FindIdsAsync(text, $"&concertId={concert.ConcertId}")).Should().BeEmpty();
    }

    // More issued reservations than are found by the index: the latest are searched.
    [Fact]
    public async Task Find_HolderOfManyReservations_ReturnsTheLatestPageByPage()
    {
        var (concert, staff, id) = await IssuedAsync();
        await service.Sql.ExecuteAsync(
            """
            INSERT INTO reservations (id, concert_id, performance_id, holder_name, status, total_price, held_at,
                expires_at, paid_at)
            SELECT ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, $2, 'Sponsor of the ' || $3, 'paid',
                0, now(), now(), now()
            FROM generate_series(1, 1100) AS n
            """,
            concert.ConcertId,
            concert.PerformanceId,
            $"house{concert.ConcertId}"
        );
        await service.Sql.ExecuteAsync(
            "UPDATE reservations SET holder_name = $2 WHERE id = $1",
            id,
            $"Friend of the house{concert.ConcertId}"
        );

        var found = await staff.FindAsync($"HOUSE{concert.ConcertId}", "&limit=2");

        found.Ids().Should().HaveCount(2).And.Contain(id);
        var next = await staff.FindAsync(
            $"HOUSE{concert.ConcertId}",
            $"&limit=2&cursor={found.Get<string>("nextCursor")}"
        );
        next.Ids().Should().HaveCount(2).And.NotContain(found.Ids());
        (await staff.FindIdsAsync($"house{concert.ConcertId}", "&status=refunded")).Should().BeEmpty();
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
