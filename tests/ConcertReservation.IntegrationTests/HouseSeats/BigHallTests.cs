using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.HouseSeats;

/// <summary>A whole hall of 50,000 seats in one request.</summary>
public sealed class BigHallTests(OneInstance service) : IClassFixture<OneInstance>
{
    private const int Seats = 50_000;

    [Fact]
    public async Task Block_AWholeHall_TakesOneRequest()
    {
        var concert = await service.Crowd.ConcertAsync(seats: Seats);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        long[] all = [.. concert.SeatIds];

        (await staff.BlockAsync(concert, all)).ShouldBe(HttpStatusCode.NoContent);

        (await staff.StatesAsync(concert)).Should().OnlyContain(state => state == 3).And.HaveCount(Seats);
        (await staff.BlockAsync(concert, all)).ShouldBe(HttpStatusCode.NoContent);
        (await staff.UnblockAsync(concert, all[..500])).ShouldBe(HttpStatusCode.NoContent);
        (await CountAsync(concert, "blocked")).Should().Be(Seats - 500);
    }

    [Fact]
    public async Task Issue_AWholeHall_SettlesToTheWon()
    {
        var concert = await service.Crowd.ConcertAsync(seats: Seats, price: 1_000);
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var issued = await staff.IssueAsync(concert, "box_office", [.. concert.SeatIds]);

        issued.ShouldBe(HttpStatusCode.Created).Get<long>("totalPrice").Should().Be(Seats * 1_000L);
        issued["tickets"]!.AsArray().Should().HaveCount(Seats);
        (await staff.SettlementAsync(concert)).Items().Should().Equal("1000 box_office 50000-0 50000000");
        var reservationId = issued.Get<Guid>("reservationId");
        (await service.RefundIssuedAsync(concert, reservationId, [.. concert.SeatIds.Take(20_000)]))
            .Refund.Amount.Should()
            .Be(20_000_000);
        (await service.RefundIssuedAsync(concert, reservationId)).Refund.IsLast.Should().BeTrue();
        (await staff.SettlementAsync(concert)).Items().Should().Equal("1000 box_office 50000-50000 0");
        (await CountAsync(concert, "available")).Should().Be(Seats);
        await Invariants.HoldAsync(service);
    }

    private Task<long> CountAsync(ConcertOnSale concert, string status) =>
        service.Sql.ScalarAsync<long>(
            "SELECT count(*) FROM seats WHERE concert_id = $1 AND status = $2",
            concert.ConcertId,
            status
        );
}
