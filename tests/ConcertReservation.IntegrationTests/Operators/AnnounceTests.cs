using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class AnnounceTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly DateTimeOffset StartsAt = new(2031, 1, 15, 20, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task Announce_RequiredFieldsOnly_CreatesFiftyNumberedSeats()
    {
        var announced = await AnnounceAsync(new { startsAt = StartsAt });

        announced.ShouldBe(HttpStatusCode.Created);
        var concert = await service.OnSaleAsync(announced);
        var visitor = await service.VisitorAsync(concert);
        var seats = (await visitor.Client.GetAsync(concert.Seats)).Items("seats");
        seats
            .Select(seat => seat["number"]!.GetValue<string>())
            .Should()
            .Equal(Enumerable.Range(1, 50).Select(n => $"{n}"));
    }

    [Fact]
    public async Task Announce_Concert_ReturnsItAsTheCatalogueDoes()
    {
        var staff = await service.Crowd.OperatorAsync();
        var announced = await staff.Client.PostAsync("/admin/concerts", Body(new { startsAt = StartsAt }));

        var found = await staff.Client.FollowAsync(announced);

        found.ShouldBe(HttpStatusCode.OK);
        announced.Json.ToJsonString().Should().Be(found.Json.ToJsonString());
        announced.Get<string>("timeZone").Should().Be("Asia/Seoul");
        announced["performances"]![0]!["startsAt"].ShouldBeTime().Should().Be(StartsAt);
        announced["performances"]![0]!["date"]!.GetValue<string>().Should().Be("2031-01-15");
    }

    [Fact]
    public async Task Announce_SectionsWithDifferentPrices_PriceFromIsTheLowest()
    {
        var sections = new[] { Section("VIP", 150_000), Section("R", 90_000) };

        var announced = await AnnounceAsync(new { startsAt = StartsAt, sections });

        var performance = announced.ShouldBe(HttpStatusCode.Created)["performances"]![0]!;
        performance["priceFrom"]!.GetValue<long>().Should().Be(90_000);
        performance["totalSeats"]!.GetValue<int>().Should().Be(12);
        performance["availableSeats"]!.GetValue<int>().Should().Be(12);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(100_000, 10_000_000)]
    public async Task Announce_AtTheLimits_IsAccepted(int count, long price)
    {
        var announced = await AnnounceAsync(new { startsAt = StartsAt, seats = new { count, price } });

        var performance = announced.ShouldBe(HttpStatusCode.Created)["performances"]![0]!;
        performance["totalSeats"]!.GetValue<int>().Should().Be(count);
        performance["priceFrom"]!.GetValue<long>().Should().Be(price);
    }

    [Fact]
    public async Task Announce_InThePast_IsRefused()
    {
        var announced = await AnnounceAsync(new { startsAt = service.Clock.GetUtcNow().AddSeconds(-1) });

        announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Theory]
    [InlineData(-1, -2, "saleClosesAt")]
    [InlineData(-1, -1, "saleClosesAt")]
    [InlineData(0, null, "saleOpensAt")]
    [InlineData(1, null, "saleOpensAt")]
    [InlineData(1, 2, "saleOpensAt")]
    [InlineData(-1, 0, "saleClosesAt")]
    [InlineData(-1, 1, "saleClosesAt")]
    [InlineData(null, 1, "saleClosesAt")]
    public async Task Announce_SaleTimesThatDoNotFit_IsRefused(int? opensDays, int? closesDays, string field)
    {
        var body = new
        {
            title = "거꾸로",
            venue = RequestBodies.Venue,
            saleOpensAt = DaysFromLast(opensDays),
            saleClosesAt = DaysFromLast(closesDays),
            performances = new[] { new { startsAt = StartsAt.AddDays(-30) }, new { startsAt = StartsAt } },
        };

        var announced = await service.AnnounceAsync(body);

        var errors = announced.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed")["errors"]!.AsObject();
        errors.Select(error => error.Key).Should().Equal(field);
    }

    [Fact]
    public async Task Announce_SaleTimesBetweenTheFirstAndTheLastPerformance_AreAccepted()
    {
        var body = new
        {
            title = "늦게 여는 예매",
            venue = RequestBodies.Venue,
            saleOpensAt = DaysFromLast(-2),
            saleClosesAt = DaysFromLast(-1),
            performances = new[] { new { startsAt = StartsAt.AddDays(-30) }, new { startsAt = StartsAt } },
        };

        (await service.AnnounceAsync(body)).ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Announce_AtTheLastPossibleTime_KeepsTheCatalogueReadable(string startsAt)
    {
        var announced = await AnnounceAsync(new { startsAt });

        announced.Status.Should().BeOneOf(HttpStatusCode.Created, HttpStatusCode.BadRequest);
        (await service.Client().GetAsync("/concerts?limit=100")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Announce_OpeningAtTheFirstPossibleTime_IsOnSale()
    {
        var body = new
        {
            title = "태초",
            venue = RequestBodies.Venue,
            saleOpensAt = "0001-01-01T00:00:00Z",
            performances = new[] { new { startsAt = StartsAt } },
        };

        var announced = await service.AnnounceAsync(body);

        var concert = await service.OnSaleAsync(announced.ShouldBe(HttpStatusCode.Created));
        (await (await service.Crowd.CustomerAsync()).JoinAsync(concert)).ShouldBe(HttpStatusCode.Created);
        (await service.Client().GetAsync(concert.Path)).ShouldBe(HttpStatusCode.OK).Time("saleOpensAt");
    }

    [Fact]
    public async Task AddPerformance_ToAConcert_IsListedAndLocated()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = await service.Crowd.OperatorAsync();

        var added = await staff.Client.PostAsync(
            $"/admin{concert.Path}/performances",
            new { startsAt = StartsAt, seats = new { count = 7, price = 5 } }
        );

        added.ShouldBe(HttpStatusCode.Created);
        (await staff.Client.FollowAsync(added)).ShouldBe(HttpStatusCode.OK);
        var catalogue = (await service.Client().GetAsync(concert.Path)).Items("performances");
        catalogue.Single(p => p["performanceId"]!.GetValue<long>() == added.Get<long>("performanceId"))["totalSeats"]!
            .GetValue<int>()
            .Should()
            .Be(7);
    }

    [Fact]
    public async Task AddPerformance_AfterTheLastPerformance_ExtendsTheSale()
    {
        var announced = await service.AnnounceAtAsync(null, service.Clock.GetUtcNow().AddHours(1));
        var concert = await service.OnSaleAsync(announced);
        var staff = await service.Crowd.OperatorAsync();
        await staff.Client.PostAsync($"/admin{concert.Path}/performances", new { startsAt = StartsAt });

        service.Clock.Advance(TimeSpan.FromHours(2));

        (await staff.JoinAsync(concert)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task AddPerformance_ToAnUnknownConcert_IsNotFound()
    {
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostAsync("/admin/concerts/999999/performances", new { startsAt = StartsAt });

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    private static DateTimeOffset? DaysFromLast(int? days) => days is { } count ? StartsAt.AddDays(count) : null;

    private static object Section(string name, long price) =>
        new
        {
            name,
            rows = 2,
            seatsPerRow = 3,
            price,
        };

    private static object Body(object performance) =>
        new
        {
            title = "새 공연",
            venue = RequestBodies.Venue,
            performances = new[] { performance },
        };

    private Task<Answer> AnnounceAsync(object performance) => service.AnnounceAsync(Body(performance));
}
