using System.Net;

namespace ConcertReservation.IntegrationTests.Concerts;

/// <summary>The seats of a performance, behind the queue.</summary>
public sealed class SeatsTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task ListSeats_Performance_ReturnsEverySeat()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 900);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync(concert.Seats);

        answer.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("performanceId", "date", "startsAt", "seats");
        answer.Get<long>("performanceId").Should().Be(concert.PerformanceId);
        answer.Time("startsAt");
        answer.Items("seats").Should().HaveCount(2);
        var seat = answer.Items("seats")[0];
        seat.ShouldHaveFields("seatId", "number", "section", "row", "price", "status", "accessible");
        seat["seatId"]!.GetValue<long>().Should().Be(concert.SeatIds[0]);
        seat["number"]!.GetValue<string>().Should().Be("1");
        seat["section"].Should().BeNull();
        seat["row"].Should().BeNull();
        seat["price"]!.GetValue<long>().Should().Be(900);
        seat["status"]!.GetValue<string>().Should().Be("available");
    }

    [Fact]
    public async Task ListSeats_WithSections_ReturnsSectionRowAndPrice()
    {
        var visitor = await VisitorOfSectionsAsync();

        var seats = (await visitor.Person.Client.GetAsync(visitor.Concert.Seats)).Items("seats");

        seats.Should().HaveCount(2 * 3 + 4);
        seats.Select(seat => seat["number"]!.GetValue<string>()).Should().OnlyHaveUniqueItems();
        var vip = seats.Where(seat => seat["section"]!.GetValue<string>() == "VIP").ToList();
        vip.Should().HaveCount(6).And.OnlyContain(seat => seat["price"]!.GetValue<long>() == 150_000);
        vip.GroupBy(seat => seat["row"]!.GetValue<string>(), StringComparer.Ordinal)
            .Should()
            .HaveCount(2)
            .And.OnlyContain(r => r.Count() == 3);
        seats
            .Where(seat => seat["section"]!.GetValue<string>() == "R")
            .Should()
            .HaveCount(4)
            .And.OnlyContain(seat => seat["price"]!.GetValue<long>() == 90_000);
    }

    [Theory]
    [InlineData("available", 1)]
    [InlineData("held", 1)]
    [InlineData("sold", 1)]
    public async Task ListSeats_WithAStatus_ReturnsOnlySeatsWithThatStatus(string status, int expected)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        await service.BuyerAsync(concert);
        await service.HolderAsync(concert, 0, concert.SeatIds[1]);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Seats}?status={status}");

        answer.ShouldBe(HttpStatusCode.OK).Items("seats").Should().HaveCount(expected);
        answer.Items("seats").Should().OnlyContain(seat => seat["status"]!.GetValue<string>() == status);
    }

    [Theory]
    [InlineData("free")]
    [InlineData("0")]
    [InlineData("available,held")]
    [InlineData("7")]
    [InlineData("%00")]
    public async Task ListSeats_WithAnUnknownStatus_IsRefused(string status)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Seats}?status={status}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task ListSeats_UnknownPerformance_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Path}/performances/999999/seats");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    [Fact]
    public async Task ListSeats_PerformanceOfAnotherConcert_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var other = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        var answer = await visitor.Client.GetAsync($"{concert.Path}/performances/{other.PerformanceId}/seats");

        answer.ShouldBeProblem(HttpStatusCode.NotFound, "performance_not_found");
    }

    private async Task<(Person Person, ConcertOnSale Concert)> VisitorOfSectionsAsync()
    {
        var sections = new object[]
        {
            new
            {
                name = "VIP",
                rows = 2,
                seatsPerRow = 3,
                price = 150_000,
            },
            new
            {
                name = "R",
                rows = 1,
                seatsPerRow = 4,
                price = 90_000,
            },
        };
        var startsAt = service.Clock.GetUtcNow().AddDays(9);
        var announced = await service.AnnounceAsync(
            new
            {
                title = "구역",
                venue = RequestBodies.Venue,
                performances = new[] { new { startsAt, sections } },
            }
        );
        var concert = await service.OnSaleAsync(announced.ShouldBe(HttpStatusCode.Created));
        return (await service.VisitorAsync(concert), concert);
    }
}
