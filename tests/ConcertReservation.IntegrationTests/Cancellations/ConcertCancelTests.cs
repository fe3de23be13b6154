using System.Net;

namespace ConcertReservation.IntegrationTests.Cancellations;

/// <summary>A concert with several dates, of which one or all are cancelled.</summary>
public sealed class ConcertCancelTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Cancel_AConcert_CancelsWhatIsToComeAndClosesTheLine()
    {
        var concert = await TwoDatesAsync();
        var customer = await service.Crowd.CustomerAsync();
        var staff = await service.Crowd.OperatorAsync();

        var answer = await staff.Client.PostAsync(concert.Cancellation, CancellationCalls.Reason);

        answer.ShouldBe(HttpStatusCode.Accepted)["performances"]!.AsArray().Should().HaveCount(2);
        (await staff.Client.PostAsync(concert.Cancellation, CancellationCalls.Reason)).ShouldBe(HttpStatusCode.OK);
        (await customer.JoinAsync(concert)).ShouldBeProblem(HttpStatusCode.Conflict, "sale_closed");
        var listed = await staff.Client.GetAsync(concert.Path);
        listed.Get<string>("saleState").Should().Be("cancelled");
        StatusesOf(listed).Should().Equal("cancelled", "cancelled");
        (await staff.Client.GetAsync($"/admin{concert.Path}")).Get<string>("saleState").Should().Be("cancelled");
        var ofState = await staff.Client.GetAsync("/admin/concerts?state=cancelled&limit=100");
        ofState["items"]!.AsArray().Select(c => c!["concertId"]!.GetValue<long>()).Should().Contain(concert.ConcertId);
    }

    [Fact]
    public async Task Cancel_OneOfTwoDates_SellsTheOther()
    {
        var concert = await TwoDatesAsync();
        await service.CancelledAsync(concert);
        var visitor = await service.VisitorAsync(concert);

        var bookable = await visitor.Client.GetAsync($"{concert.Path}/performances");
        var listed = await visitor.Client.GetAsync(concert.Path);
        var other = concert.Performances[1];
        var held = await visitor.Client.PostAsync(
            concert.Reservations,
            new { performanceId = other.PerformanceId, seatIds = other.SeatIds.Take(1) }
        );

        bookable["items"]!
            .AsArray()
            .Select(p => p!["performanceId"]!.GetValue<long>())
            .Should()
            .Equal(other.PerformanceId);
        listed.Get<string>("saleState").Should().Be("open");
        StatusesOf(listed).Should().Equal("cancelled", "scheduled");
        listed["performances"]![0]!["availableSeats"]!.GetValue<int>().Should().Be(0);
        held.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Cancel_TheLastDateThatIsToCome_CancelsTheConcert()
    {
        var concert = await TwoDatesAsync();
        await service.Sql.ExecuteAsync(
            "UPDATE performances SET starts_at = $2 WHERE id = $1",
            concert.Performances[1].PerformanceId,
            service.Clock.GetUtcNow().AddMinutes(-1)
        );

        var staff = await service.CancelledAsync(concert);

        var listed = await staff.Client.GetAsync(concert.Path);
        listed.Get<string>("saleState").Should().Be("cancelled");
        StatusesOf(listed).Should().BeEquivalentTo("cancelled", "over");
    }

    [Fact]
    public async Task AddPerformance_ToACancelledConcert_OpensItsSaleAgain()
    {
        var concert = await service.Crowd.ConcertAsync();
        var staff = await service.CancelledAsync(concert);

        var added = await staff.Client.PostAsync(
            $"/admin{concert.Path}/performances",
            new { startsAt = service.Clock.GetUtcNow().AddDays(60), seats = new { count = 5, price = 100 } }
        );

        added.ShouldBe(HttpStatusCode.Created);
        (await staff.Client.GetAsync(concert.Path)).Get<string>("saleState").Should().Be("open");
        (await (await service.Crowd.CustomerAsync()).JoinAsync(concert)).ShouldBe(HttpStatusCode.Created);
    }

    private async Task<ConcertOnSale> TwoDatesAsync() =>
        await service.OnSaleAsync(
            await service.AnnounceAtAsync(
                null,
                service.Clock.GetUtcNow().AddDays(20),
                service.Clock.GetUtcNow().AddDays(30)
            )
        );

    private static IEnumerable<string> StatusesOf(Answer concert) =>
        concert["performances"]!.AsArray().Select(performance => performance!["status"]!.GetValue<string>());
}
