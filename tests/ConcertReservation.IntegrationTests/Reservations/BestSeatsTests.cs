using System.Net;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>The service chooses the seats of a hold.</summary>
public sealed class BestSeatsTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly DateTimeOffset Evening = new(2035, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Hold_BestSeatsOfAnEmptyHall_HoldsTheMiddleOfTheFirstRow()
    {
        var (person, concert) = await VisitorAsync();

        var held = await person.HoldBestAsync(concert, new { count = 2 });

        held.ShouldBe(HttpStatusCode.Created);
        BestSeatsCalls.Numbers(held).Should().Equal("VIP-A3", "VIP-A4");
        held.Get<long>("totalPrice").Should().Be(300_000);
    }

    [Fact]
    public async Task Hold_BestSeatsOfASection_HoldsSeatsOfThatSection()
    {
        var (person, concert) = await VisitorAsync();

        var held = await person.HoldBestAsync(concert, new { count = 2, section = "R" });

        BestSeatsCalls.Numbers(held).Should().Equal("R-A3", "R-A4");
    }

    [Fact]
    public async Task Hold_BestSeatsUpToAPrice_HoldsSeatsThatCostNoMore()
    {
        var (person, concert) = await VisitorAsync();

        var held = await person.HoldBestAsync(concert, new { count = 1, maxPrice = 80_000 });

        BestSeatsCalls.Numbers(held).Should().ContainSingle().Which.Should().StartWith("R-");
    }

    [Fact]
    public async Task Hold_EnoughSeatsButApart_IsRefusedUnlessTheyMayBe()
    {
        var (person, concert) = await VisitorAsync();
        foreach (var taken in concert.SeatIds.Where((_, index) => index % 2 == 1).Chunk(4))
            (await (await service.VisitorAsync(concert)).HoldAsync(concert, taken)).ShouldBe(HttpStatusCode.Created);

        var together = await person.HoldBestAsync(concert, new { count = 2 });
        var apart = await person.HoldBestAsync(concert, new { count = 2, together = false });

        together.ShouldBeProblem(HttpStatusCode.Conflict, "seats_not_together");
        apart.ShouldBe(HttpStatusCode.Created);
        BestSeatsCalls.Numbers(apart).Should().HaveCount(2);
    }

    [Fact]
    public async Task Hold_SoldOut_IsRefusedUntilASeatIsReleased()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2);
        var owner = await service.VisitorAsync(concert);
        var person = await service.VisitorAsync(concert);
        var hold = await owner.HoldBestAsync(concert, new { count = 2 });

        (await person.HoldBestAsync(concert, new { count = 1 })).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
        await owner.Client.DeleteAsync($"/reservations/{hold.Get<Guid>("reservationId")}");

        (await person.HoldBestAsync(concert, new { count = 2 })).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Hold_SameKeyTwice_HoldsOnce()
    {
        var (person, concert) = await VisitorAsync();

        var first = await person.HoldBestAsync(concert, new { count = 2 }, key: "best");
        var second = await person.HoldBestAsync(concert, new { count = 2 }, key: "best");

        second.Get<Guid>("reservationId").Should().Be(first.Get<Guid>("reservationId"));
    }

    [Theory]
    [InlineData("""{"count": 0}""", "best.count")]
    [InlineData("""{"count": -1}""", "best.count")]
    [InlineData("""{"count": 5}""", "best.count")]
    [InlineData("""{"count": 1001}""", "best.count")]
    [InlineData("""{}""", "best.count")]
    [InlineData("""{"count": "two"}""", "best.count")]
    [InlineData("""{"count": 1, "maxPrice": -1}""", "best.maxPrice")]
    [InlineData("""{"count": 1, "section": "S"}""", "best.section")]
    [InlineData("""{"count": 1, "section": ""}""", "best.section")]
    [InlineData("""{"count": 1, "together": null}""", "best.together")]
    [InlineData("""[]""", "best")]
    public async Task Hold_InvalidWish_IsRefusedWithTheField(string best, string field)
    {
        var (person, concert) = await VisitorAsync();

        var answer = await person.Client.PostRawAsync(
            concert.Reservations,
            $$"""{"performanceId": {{concert.PerformanceId}}, "best": {{best}}}"""
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        answer["errors"]!.AsObject().Select(error => error.Key).Should().Contain(field);
    }

    [Fact]
    public async Task Hold_BestAndSeatIds_IsRefused()
    {
        var (person, concert) = await VisitorAsync();

        var answer = await person.Client.PostAsync(
            concert.Reservations,
            new
            {
                performanceId = concert.PerformanceId,
                seatIds = new[] { concert.SeatIds[0] },
                best = new { count = 1 },
            }
        );

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    /// <summary>A hall of two sections with two rows of six seats each.</summary>
    private async Task<(Person Person, ConcertOnSale Concert)> VisitorAsync()
    {
        var sections = new[] { Section("VIP", 150_000), Section("R", 80_000) };
        var announced = await (await service.Crowd.OperatorAsync()).Client.PostAsync(
            Announcement.Path,
            new
            {
                title = "Spring Tour",
                venue = RequestBodies.Venue,
                performances = new[] { new { startsAt = Evening, sections } },
            }
        );
        var concert = await ConcertOnSale.ReadAsync(announced.ShouldBe(HttpStatusCode.Created), service.Sql);
        return (await service.VisitorAsync(concert), concert);
    }

    private static object Section(string name, long price) =>
        new
        {
            name,
            rows = 2,
            seatsPerRow = 6,
            price,
        };
}
