using System.Net;
using ConcertReservation.IntegrationTests.Races;

namespace ConcertReservation.IntegrationTests.Planning;

public sealed class PublicationTests(TwoInstances service) : IClassFixture<TwoInstances>
{
    [Fact]
    public async Task Publish_Draft_IsOnSaleOnEveryInstance()
    {
        var draft = await service.DraftAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var customer = await service.Crowd.CustomerAsync(balance: 1_000);
        (await customer.At(1).PostAsync(draft.Line)).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");

        var published = await staff.PostAsync($"{draft.Admin()}/publication");

        published.ShouldBe(HttpStatusCode.OK).Get<string>("saleState").Should().Be("open");
        published.Headers.ETag!.Tag.Should().Be(await staff.TagAsync(draft.Admin()));
        await service.EverywhereAsync(
            async client =>
                (await client.IdsAsync("/concerts")).Contains(draft.ConcertId)
                && (await client.GetAsync(draft.Plan())).Status == HttpStatusCode.OK,
            "a published concert is in the catalogue"
        );
        await Eventually.Is(
            async () => (await customer.At(1).PostAsync(draft.Line)).Status == HttpStatusCode.Created,
            "customers join at every instance",
            TimeSpan.FromSeconds(3)
        );
        (await customer.HoldAsync(draft, draft.SeatIds[0])).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Publish_ByManyOperators_IsDoneOnce()
    {
        var draft = await service.DraftAsync();
        var staff = await service.Crowd.OperatorAsync();

        var answers = await Race.RunAsync(
            Enumerable.Range(0, 8),
            n => staff.At(n).PostAsync($"{draft.Admin()}/publication")
        );

        answers.Tally().Should().Be("8 x 200");
        (
            await service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM audit_entries WHERE action = 'concert.publish' AND target = $1",
                $"concert/{draft.ConcertId}"
            )
        )
            .Should()
            .Be(1);
    }

    [Fact]
    public async Task Publish_WithAnOldVersion_IsRefused()
    {
        var draft = await service.DraftAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var old = await staff.TagAsync(draft.Admin());
        (await staff.PatchAsync(draft.Admin(), new { title = "Other" })).ShouldBe(HttpStatusCode.OK);

        var published = await staff.WithIfMatch(old).PostAsync($"{draft.Admin()}/publication");

        published.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
        (await service.Client().GetAsync(draft.Path)).ShouldBeProblem(HttpStatusCode.NotFound, "concert_not_found");
    }

    [Fact]
    public async Task Publish_AllDatesAreOver_IsRefused()
    {
        var draft = await service.DraftAsync();
        var staff = (await service.Crowd.OperatorAsync()).Client;
        await service.Sql.ExecuteAsync(
            "UPDATE concerts SET last_starts_at = $2 WHERE id = $1",
            draft.ConcertId,
            service.InDays(-1)
        );

        var published = await staff.PostAsync($"{draft.Admin()}/publication");

        published.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
        (await staff.GetAsync(draft.Admin())).Get<bool>("draft").Should().BeTrue();
    }

    [Fact]
    public async Task Publish_UnknownConcert_IsNotFound()
    {
        var staff = (await service.Crowd.OperatorAsync()).Client;

        (await staff.PostAsync("/admin/concerts/999999/publication")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "concert_not_found"
        );
    }

    [Fact]
    public async Task Hide_Concert_IsOutOfTheListsAndStillSold()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 2, price: 100);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        (await staff.PatchAsync(concert.Admin(), new { hidden = true })).ShouldBe(HttpStatusCode.OK);

        await service.EverywhereAsync(
            async client => !(await client.IdsAsync("/concerts")).Contains(concert.ConcertId),
            "a hidden concert is in no list"
        );
        (await staff.IdsAsync("/admin/concerts?state=hidden")).Should().Contain(concert.ConcertId);
        (await service.Client(1).GetAsync(concert.Path)).ShouldBe(HttpStatusCode.OK);
        (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).ShouldBe(HttpStatusCode.OK);
        await service.BuyerAsync(concert, seat: 1);

        (await staff.PatchAsync(concert.Admin(), new { hidden = false })).ShouldBe(HttpStatusCode.OK);
        await service.EverywhereAsync(
            async client => (await client.IdsAsync("/concerts")).Contains(concert.ConcertId),
            "a concert that is shown again is in the list"
        );
    }

    [Fact]
    public async Task Hide_WithAnOldVersion_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var staff = (await service.Crowd.OperatorAsync()).Client;
        var old = await staff.TagAsync(concert.Admin());
        (await staff.PatchAsync(concert.Admin(), new { hidden = true })).ShouldBe(HttpStatusCode.OK);

        var changed = await staff.WithIfMatch(old).PatchAsync(concert.Admin(), new { title = "Other" });

        changed.ShouldBeProblem(HttpStatusCode.PreconditionFailed, "precondition_failed");
    }
}
