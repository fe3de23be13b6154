using System.Net;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>Bookable dates, behind the queue.</summary>
public sealed class PerformancesTests(OneInstance service) : IClassFixture<OneInstance>
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private static readonly DateTimeOffset HalfPastMidnight = new(2031, 3, 2, 0, 30, 0, Seoul);
    private static readonly DateTimeOffset SameEvening = new(2031, 3, 2, 20, 0, 0, Seoul);
    private static readonly DateTimeOffset NextMidnight = new(2031, 3, 3, 0, 0, 0, Seoul);

    [Fact]
    public async Task List_Concert_ReturnsEachPerformance()
    {
        var (visitor, concert) = await ThreeEveningsAsync();

        var list = await visitor.Client.GetAsync($"{concert.Path}/performances");

        list.ShouldBe(HttpStatusCode.OK).Items().Should().HaveCount(3);
        var first = list.Items()[0];
        first.ShouldHaveFields("performanceId", "date", "startsAt", "priceFrom", "totalSeats", "availableSeats");
        first["date"]!.GetValue<string>().Should().Be("2031-03-02");
        first["startsAt"].ShouldBeTime().Should().Be(HalfPastMidnight);
        first["priceFrom"]!.GetValue<long>().Should().Be(100);
        first["totalSeats"]!.GetValue<int>().Should().Be(2);
        first["availableSeats"]!.GetValue<int>().Should().Be(2);
    }

    [Theory]
    [InlineData("2031-03-01", 0)]
    [InlineData("2031-03-02", 2)]
    [InlineData("2031-03-03", 1)]
    [InlineData("0001-01-01", 0)]
    [InlineData("9999-12-31", 0)]
    public async Task List_Date_IsThatDayInTheTimeZoneOfTheConcert(string date, int expected)
    {
        var (visitor, concert) = await ThreeEveningsAsync();

        var list = await visitor.Client.GetAsync($"{concert.Path}/performances?date={date}");

        list.ShouldBe(HttpStatusCode.OK).Items().Should().HaveCount(expected);
        list.Items().Should().NotContain(item => item["date"]!.GetValue<string>() != date);
    }

    [Theory]
    [InlineData("2031-03-01", 0)]
    [InlineData("2031-03-02", 2)]
    [InlineData("2031-03-03", 1)]
    [InlineData("0001-01-01", 0)]
    [InlineData("9999-12-31", 0)]
    public async Task Availability_Date_IsThatDayInTheTimeZoneOfTheConcert(string date, int expected)
    {
        var (visitor, concert) = await ThreeEveningsAsync();

        var answer = await visitor.Client.GetAsync($"{concert.Path}/availability?date={date}");

        answer.ShouldBe(HttpStatusCode.OK).Items("dates").Should().HaveCount(Math.Min(expected, 1));
        answer.Items("dates").Sum(day => day["performances"]!.AsArray().Count).Should().Be(expected);
    }

    [Fact]
    public async Task Availability_WithoutADate_GroupsAllPerformancesByDate()
    {
        var (visitor, concert) = await ThreeEveningsAsync();

        var answer = await visitor.Client.GetAsync($"{concert.Path}/availability");

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("dates");
        var dates = answer.Items("dates");
        dates.Select(day => day["date"]!.GetValue<string>()).Should().Equal("2031-03-02", "2031-03-03");
        dates.Should().AllSatisfy(day => day.ShouldHaveFields("date", "performances"));
        var performance = dates[0]["performances"]![1].ShouldHaveFields("performanceId", "startsAt", "availableSeats");
        performance["startsAt"].ShouldBeTime().Should().Be(SameEvening);
        performance["availableSeats"]!.AsArray().Should().HaveCount(2);
        var seat = performance["availableSeats"]![0].ShouldHaveFields("seatId", "number", "section", "row", "price");
        seat["number"]!.GetValue<string>().Should().Be("1");
        seat["price"]!.GetValue<long>().Should().Be(100);
    }

    [Fact]
    public async Task Availability_WithHeldAndSoldSeats_OmitsThem()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(concert);
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Path}/availability");

        var free = answer["dates"]![0]!["performances"]![0]!["availableSeats"]!.AsArray();
        free.Select(seat => seat!["seatId"]!.GetValue<long>()).Should().Equal(concert.SeatIds[2]);
    }

    [Fact]
    public async Task List_SoldOutPerformance_IsReturnedOnlyOnRequest()
    {
        var (visitor, concert) = await ThreeEveningsAsync();
        (await visitor.HoldAsync(concert, [.. concert.SeatIds])).ShouldBe(HttpStatusCode.Created);

        var bookable = await visitor.Client.GetAsync($"{concert.Path}/performances");
        var all = await visitor.Client.GetAsync($"{concert.Path}/performances?includeSoldOut=true");
        var availability = await visitor.Client.GetAsync($"{concert.Path}/availability?date=2031-03-02");

        Ids(bookable).Should().HaveCount(2).And.NotContain(concert.PerformanceId);
        Ids(all).Should().HaveCount(3).And.Contain(concert.PerformanceId);
        availability["dates"]![0]!["performances"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachPerformanceOnce()
    {
        var sameTime = Enumerable.Repeat(SameEvening, 5).ToArray();
        var concert = await service.OnSaleAsync(await service.AnnounceAtAsync(null, sameTime));
        var visitor = await service.VisitorAsync(concert);

        var walked = await visitor.Client.WalkAsync($"{concert.Path}/performances", "performanceId", limit: 2);

        walked.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("performances?date=2031-3-2")]
    [InlineData("performances?date=2031-02-29")]
    [InlineData("performances?date=tomorrow")]
    [InlineData("performances?date=2031-03-02T00:00:00Z")]
    [InlineData("performances?date=%00")]
    [InlineData("performances?includeSoldOut=maybe")]
    [InlineData("availability?date=03/02/2031")]
    [InlineData("availability?date=10000-01-01")]
    public async Task List_WithAWrongFilter_IsRefused(string query)
    {
        var (visitor, concert) = await ThreeEveningsAsync();

        var answer = await visitor.Client.GetAsync($"{concert.Path}/{query}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    private static IEnumerable<long> Ids(Answer list) =>
        list.Items().Select(item => item["performanceId"]!.GetValue<long>());

    private async Task<(Person Visitor, ConcertOnSale Concert)> ThreeEveningsAsync()
    {
        var announced = await service.AnnounceAtAsync(null, HalfPastMidnight, SameEvening, NextMidnight);
        var concert = await service.OnSaleAsync(announced);
        return (await service.VisitorAsync(concert), concert);
    }
}
