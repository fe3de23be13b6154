using System.Net;
using ConcertReservation.IntegrationTests.HouseSeats;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class RemovalTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remove_Unused_IsGoneEverywhere(bool isDraft)
    {
        var concert = isDraft ? await service.DraftAsync() : await service.Crowd.ConcertAsync(seats: 3);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var customer = await service.Crowd.CustomerAsync();

        (await staff.DeleteAsync(concert.Admin())).ShouldBe(HttpStatusCode.NoContent);

        await service.EverywhereAsync(
            async client =>
                !(await client.IdsAsync("/concerts")).Contains(concert.ConcertId)
                && (await client.GetAsync(concert.Path)).Status == HttpStatusCode.NotFound
                && (await client.GetAsync(concert.Plan())).Status == HttpStatusCode.NotFound,
            "a removed concert is in no catalogue"
        );
        (await customer.At(0).PostAsync(concert.Line)).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        (await customer.At(1).PostAsync(concert.Line)).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        (await staff.IdsAsync("/admin/concerts")).Should().NotContain(concert.ConcertId);
        foreach (var part in new[] { "", "/queue-policy", "/stats", "/history", "/reservations.csv" })
            (await staff.GetAsync(concert.Admin() + part)).ShouldBeProblem(
                HttpStatusCode.NotFound,
                "concert_not_found"
            );
        (await staff.GetAsync($"/admin/performances/{concert.PerformanceId}/admissions")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "performance_not_found"
        );
        (await staff.DeleteAsync(concert.Admin())).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
        (await staff.PatchAsync(concert.Admin(), new { title = "T" })).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "concert_not_found"
        );
        (await staff.PatchAsync(concert.AdminPerformance(), new { startsAt = service.InDays(9) })).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "concert_not_found"
        );
    }

    [Fact]
    public async Task Remove_JoinedAndLeft_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var customer = await (await service.Crowd.CustomerAsync()).InLineAsync(concert);
        (await customer.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);

        var removed = await staff.DeleteAsync(concert.Admin());

        removed.ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
        (await staff.GetAsync(concert.Admin())).ShouldBe(HttpStatusCode.OK);
    }

    // A reservation without a place in the line, as a box office makes it.
    [Fact]
    public async Task Remove_BoughtWithoutJoining_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3);
        var (buyer, _) = await service.BuyerAsync(concert);
        await service.Sql.ExecuteAsync("DELETE FROM queue_tokens WHERE concert_id = $1", concert.ConcertId);
        await service.Sql.ExecuteAsync(
            "UPDATE lines SET next_place = 1, frontier = 0 WHERE concert_id = $1",
            concert.ConcertId
        );
        var staff = (await service.Crowd.OperatorAsync()).Client;

        var removed = await staff.DeleteAsync(concert.Admin());

        removed.ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
        buyer.Should().NotBeNull();
    }

    [Fact]
    public async Task Remove_WithAnOldVersion_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var old = await staff.TagAsync(concert.Admin());
        (await staff.PatchAsync(concert.Admin(), new { title = "Other" })).ShouldBe(HttpStatusCode.OK);

        var removed = await staff.WithIfMatch(old).DeleteAsync(concert.Admin());

        removed.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        (await staff.GetAsync(concert.Admin())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Remove_WhileCustomersJoinAndHold_OneOrTheOtherHappens()
    {
        var staff = await service.Crowd.OperatorAsync();
        var customers = await service.Crowd.CustomersAsync(8);
        var (removals, joins) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            var concert = await service.Crowd.ConcertAsync(seats: 8);
            // Both instances know the line, so that no join ends before the lock.
            foreach (var host in new[] { 0, 1 })
                (await staff.At(host).GetAsync($"{concert.Admin()}/stats")).ShouldBe(HttpStatusCode.OK);
            var delay = round % 4;

            var answers = await Race.RunAsync([
                .. customers.Select(
                    (person, n) => (Func<Task<Answer>>)(() => JoinAndHoldAsync(person.At(n), concert, n))
                ),
                async () =>
                {
                    await staff.At(round).DelayAsync(delay);
                    return await staff.At(round).DeleteAsync(concert.Admin());
                },
            ]);

            var isRemoved = answers[^1].Status == HttpStatusCode.NoContent;
            var expected = isRemoved ? "8 x 404 concert_not_found" : "8 x 201";
            answers.Take(8).ToList().Tally().Should().Be(expected);
            if (!isRemoved)
                answers[^1].ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
            (removals, joins) = (removals + (isRemoved ? 1 : 0), joins + (isRemoved ? 0 : 1));
        }
        await Races.Invariants.HoldAsync(service);
        (removals + joins).Should().Be(12);
    }

    [Fact]
    public async Task Remove_WhileTheBoxOfficeIssues_OneOrTheOtherHappens()
    {
        const int Issues = 4;
        var staff = await service.Crowd.OperatorAsync();
        for (var round = 0; round < 12; round++)
        {
            var concert = round % 2 == 0 ? await service.Crowd.ConcertAsync(seats: Issues) : await service.DraftAsync();
            var seats = concert.SeatIds.Take(Issues).ToList();

            var answers = await Race.RunAsync([
                .. seats.Select(
                    (seat, n) => (Func<Task<Answer>>)(() => staff.At(n).IssueAsync(concert, "box_office", seat))
                ),
                async () =>
                {
                    await staff.At(round).DelayAsync(round % 4);
                    return await staff.At(round).DeleteAsync(concert.Admin());
                },
            ]);

            var isRemoved = answers[^1].Status == HttpStatusCode.NoContent;
            var expected = isRemoved ? $"{seats.Count} x 404 performance_not_found" : $"{seats.Count} x 201";
            answers.SkipLast(1).Tally().Should().Be(expected);
            if (!isRemoved)
                answers[^1].ShouldBeProblem(HttpStatusCode.Conflict, "concert_in_use");
        }
        await Races.Invariants.HoldAsync(service);
        (await staff.Client.FindBrokenInvariantsAsync()).Should().BeEmpty();
    }

    private static async Task<Answer> JoinAndHoldAsync(ApiClient client, ConcertOnSale concert, int n)
    {
        var joined = await client.PostAsync(concert.Line);
        return joined.Status == HttpStatusCode.Created
            ? await client
                .With(queueToken: joined.Get<string>("token"))
                .PostAsync(
                    concert.Reservations,
                    new { performanceId = concert.PerformanceId, seatIds = new[] { concert.SeatIds[n] } }
                )
            : joined;
    }
}
