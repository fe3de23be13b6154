using System.Globalization;
using System.Net;

namespace ConcertReservation.IntegrationTests.Concerts;

public sealed class CatalogueTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly string[] Concert =
    [
        "concertId",
        "title",
        "venue",
        "description",
        "ageRating",
        "runningMinutes",
        "timeZone",
        "saleOpensAt",
        "saleClosesAt",
        "saleState",
        "maxSeatsPerReservation",
        "maxSeatsPerUser",
        "performances",
    ];
    private static readonly string[] Performance =
    [
        "performanceId",
        "startsAt",
        "date",
        "status",
        "priceFrom",
        "totalSeats",
        "availableSeats",
        "refundableUntil",
    ];

    [Fact]
    public async Task Find_Concert_ReturnsAllFields()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 700);

        var answer = await service.Client().GetAsync(concert.Path);

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(Concert);
        answer.Get<long>("concertId").Should().Be(concert.ConcertId);
        answer.Get<string>("timeZone").Should().Be("Asia/Seoul");
        answer.Time("saleOpensAt");
        answer["venue"].ShouldHaveFields("name", "address");
        var performance = answer.Items("performances").Should().ContainSingle().Subject.ShouldHaveFields(Performance);
        var startsAt = performance["startsAt"].ShouldBeTime();
        performance["refundableUntil"].ShouldBeTime().Should().Be(startsAt.AddHours(-24));
        performance["status"]!.GetValue<string>().Should().Be("scheduled");
        answer["saleClosesAt"].Should().BeNull();
        answer.Get<string>("saleState").Should().Be("open");
        performance["priceFrom"]!.GetValue<long>().Should().Be(700);
        performance["totalSeats"]!.GetValue<int>().Should().Be(3);
        performance["availableSeats"]!.GetValue<int>().Should().Be(3);
    }

    [Fact]
    public async Task Find_AnotherPolicy_TellsItsSeatLimits()
    {
        var policy = RequestBodies.Policy(maxSeatsPerReservation: 2, maxSeatsPerUser: 3);
        var concert = await service.Crowd.ConcertAsync(seats: 1, policy: policy);

        var answer = await service.Client().GetAsync(concert.Path);

        answer.Get<int>("maxSeatsPerReservation").Should().Be(2);
        answer.Get<int>("maxSeatsPerUser").Should().Be(3);
    }

    [Fact]
    public async Task Find_OverTheSaleWindow_TellsTheStateAndTheClosingTime()
    {
        var now = service.Clock.GetUtcNow();
        var body = new
        {
            title = "예매 기간",
            venue = RequestBodies.Venue,
            saleOpensAt = now.AddHours(1),
            saleClosesAt = now.AddHours(2),
            performances = new[] { new { startsAt = now.AddHours(3) } },
        };
        var path =
            $"/concerts/{(await service.AnnounceAsync(body)).ShouldBe(HttpStatusCode.Created).Get<long>("concertId")}";

        var before = await service.Client().GetAsync(path);
        service.Clock.Advance(TimeSpan.FromHours(1));
        var during = await service.Client().GetAsync(path);
        service.Clock.Advance(TimeSpan.FromHours(1));
        var after = await service.Client().GetAsync(path);
        service.Clock.Advance(TimeSpan.FromHours(1));
        var begun = await service.Client().GetAsync(path);

        before.Get<string>("saleState").Should().Be("upcoming");
        before.Time("saleClosesAt").Should().BeCloseTo(now.AddHours(2), TimeSpan.FromMilliseconds(1));
        during.Get<string>("saleState").Should().Be("open");
        after.Get<string>("saleState").Should().Be("closed");
        begun["performances"]![0]!["status"]!.GetValue<string>().Should().Be("over");
    }

    [Fact]
    public async Task Find_Concert_EqualsTheItemOfTheList()
    {
        var concert = await service.Crowd.ConcertAsync();

        var found = await service.Client().GetAsync(concert.Path);
        var list = await service.Client().GetAsync("/concerts?limit=100");

        list.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
        list.Items()
            .Single(item => item["concertId"]!.GetValue<long>() == concert.ConcertId)
            .ToJsonString()
            .Should()
            .Be(found.Json.ToJsonString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task Find_UnknownConcert_IsNotFound(string concertId)
    {
        var answer = await service.Client().GetAsync($"/concerts/{concertId}");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Find_HexadecimalId_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);

        var answer = await service.Client().GetAsync($"/concerts/0x{concert.ConcertId:x}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Find_HeldAndSoldSeat_CountsNeitherAsAvailable()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(concert);
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);

        var answer = await service.Client().GetAsync(concert.Path);

        answer["performances"]![0]!["availableSeats"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Find_AfterMidnightInSeoul_HasTheSeoulDate()
    {
        var halfPastMidnight = new DateTimeOffset(2031, 3, 2, 0, 30, 0, TimeSpan.FromHours(9));

        var announced = await service.AnnounceAtAsync(timeZone: null, halfPastMidnight);

        var found = await service.Client().GetAsync($"/concerts/{announced.Get<long>("concertId")}");
        found["performances"]![0]!["date"]!.GetValue<string>().Should().Be("2031-03-02");
        found["performances"]![0]!["startsAt"].ShouldBeTime().Should().Be(halfPastMidnight);
    }

    [Fact]
    public async Task Find_InAnotherTimeZone_HasTheDateOfThatZone()
    {
        var lateInNewYork = new DateTimeOffset(2031, 3, 2, 2, 0, 0, TimeSpan.Zero);

        var announced = await service.AnnounceAtAsync("America/New_York", lateInNewYork);

        announced.Get<string>("timeZone").Should().Be("America/New_York");
        announced["performances"]![0]!["date"]!.GetValue<string>().Should().Be("2031-03-01");
    }

    [Fact]
    public async Task List_SeveralConcerts_IsOrderedByNextPerformance()
    {
        var now = service.Clock.GetUtcNow();
        var later = await service.AnnounceAtAsync(null, now.AddDays(3), now.AddDays(400));
        var sooner = await service.AnnounceAtAsync(null, now.AddDays(2), now.AddDays(500));

        var list = await service.Client().GetAsync("/concerts?limit=100");

        var next = list.Items().Select(item => item["performances"]![0]!["startsAt"].ShouldBeTime()).ToList();
        next.Should().BeInAscendingOrder();
        var ids = list.Items().Select(item => item["concertId"]!.GetValue<long>()).ToList();
        ids.IndexOf(sooner.Get<long>("concertId")).Should().BeLessThan(ids.IndexOf(later.Get<long>("concertId")));
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachConcertOnce()
    {
        var same = service.Clock.GetUtcNow().AddDays(20);
        for (var i = 0; i < 5; i++)
            await service.AnnounceAtAsync(null, same);

        var walked = await service.Client().WalkAsync("/concerts", "concertId", limit: 2);

        var all = await service.Sql.ColumnAsync<long>("SELECT id FROM concerts");
        walked.Should().BeEquivalentTo(all.Select(id => id.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task List_WithoutALimit_ReturnsTwenty()
    {
        for (var i = 0; i < 21; i++)
            await service.AnnounceAtAsync(null, service.Clock.GetUtcNow().AddDays(10));

        var list = await service.Client().GetAsync("/concerts");

        list.Items().Should().HaveCount(20);
        list.Get<string>("nextCursor").Should().NotBeEmpty();
    }

    [Fact]
    public async Task List_WithoutSignIn_MayBeCached()
    {
        var list = await service.Client().GetAsync("/concerts");

        list.Headers.CacheControl!.Public.Should().BeTrue();
        list.Headers.CacheControl.MaxAge.Should().BePositive();
    }
}
