using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.IntegrationTests.Refunds;

namespace ConcertReservation.IntegrationTests.Finding;

public sealed class ReservationStoryTests(QuickRefusals service) : IClassFixture<QuickRefusals>
{
    [Fact]
    public async Task Story_RefusedPaidUsedAndRefunded_HasEveryStepInOrder()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 3, price: 10_000);
        await service.BuyerAsync(concert);
        var buyer = await service.VisitorAsync(concert, balance: 10_000);
        var staff = await service.Crowd.OperatorAsync();
        (await buyer.HoldAsync(concert, concert.SeatIds[0])).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "seat_unavailable"
        );
        var id = await buyer.HeldAsync(concert, concert.SeatIds[1], concert.SeatIds[2]);
        (await buyer.PayAsync(id)).ShouldBeProblem(HttpStatusCode.PaymentRequired, "insufficient_balance");
        (await buyer.Client.PostAsync("/balance/charges", new { amount = 10_000 })).ShouldBe(HttpStatusCode.Created);
        await buyer.PaidAsync(id);
        var ticket = await buyer.Client.GetAsync($"/reservations/{id}/ticket");
        var code = ticket.Items("tickets")[1]["code"]!.GetValue<string>();
        var checkIn = new { code, performanceId = concert.PerformanceId };
        (await staff.Client.PostAsync("/admin/check-ins", checkIn)).ShouldBe(HttpStatusCode.OK);
        (await staff.RefundForAsync(id, [concert.SeatIds[1]], "Fell ill")).ShouldBe(HttpStatusCode.Created);
        await service.RefusalsAsync(buyer, 2);

        var story = await staff.StoryAsync(id);

        var steps = story.Items("history");
        steps
            .Select(step => step["kind"]!.GetValue<string>())
            .Should()
            .Equal(
                "joined",
                "turn_began",
                "refused",
                "held",
                "refused",
                "paid",
                "turn_ended",
                "checked_in",
                "refunded"
            );
        steps.Select(step => step["at"].ShouldBeTime()).Should().BeInAscendingOrder();
        steps[0]["place"]!.GetValue<long>().Should().Be(2);
        (Text(steps[2], "operation"), Text(steps[2], "code")).Should().Be(("hold", "seat_unavailable"));
        (Text(steps[4], "operation"), Text(steps[4], "code")).Should().Be(("payment", "insufficient_balance"));
        Text(steps[4], "reservationId").Should().Be($"{id}");
        Text(steps[6], "turnStatus").Should().Be("completed");
        steps[7]["seats"]!.AsArray().Single()!.GetValue<string>().Should().Be("3");
        steps[8]["seats"]!.AsArray().Single()!.GetValue<string>().Should().Be("2");
        (Text(steps[8], "operator"), Text(steps[8], "reason")).Should().Be(("Someone", "Fell ill"));
        steps[8]["amount"]!.GetValue<long>().Should().Be(10_000);
        story.Items("seats").Single()["checkedInAt"].ShouldBeTime();
        (story.Get<string>("email"), story.Get<Guid>("userId")).Should().Be((buyer.Email, buyer.UserId));
    }

    [Fact]
    public async Task Story_RefundByTheCustomer_NamesNoOperator()
    {
        var (buyer, id) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));
        (await buyer.RefundAsync(id)).ShouldBe(HttpStatusCode.Created);
        var staff = await service.Crowd.OperatorAsync();

        var refund = (await staff.StoryAsync(id)).Items("history")[^1];

        Text(refund, "kind").Should().Be("refunded");
        refund["operator"].Should().BeNull();
    }

    [Fact]
    public async Task Story_HoldLapses_EndsWithItBeforeAnySweep()
    {
        var policy = RequestBodies.Policy(holdFor: "00:00:30", activeFor: "00:10:00");
        var (_, id) = await service.HolderAsync(await service.Crowd.ConcertAsync(policy: policy));
        var staff = await service.Crowd.OperatorAsync();

        service.Clock.Advance(TimeSpan.FromSeconds(31));

        (await staff.KindsAsync(id)).Should().Equal("joined", "turn_began", "held", "expired");
    }

    [Fact]
    public async Task Story_Released_HasTheRelease()
    {
        var (holder, id) = await service.HolderAsync(await service.Crowd.ConcertAsync());
        (await holder.Client.DeleteAsync($"/reservations/{id}")).ShouldBe(HttpStatusCode.NoContent);
        var staff = await service.Crowd.OperatorAsync();

        (await staff.KindsAsync(id)).Should().Equal("joined", "turn_began", "held", "released");
    }

    [Fact]
    public async Task Story_LeftWhileWaitingAndJoinedAgain_HasBothTokens()
    {
        var concert = await service.Crowd.ConcertAsync(policy: RequestBodies.Policy(maxActive: 1));
        var first = await service.VisitorAsync(concert);
        var waiting = await service.VisitorAsync(concert);
        (await waiting.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
        (await first.Client.DeleteAsync(concert.Line)).ShouldBe(HttpStatusCode.NoContent);
        var back = await waiting.InLineAsync(concert);
        var id = await back.HeldAsync(concert, concert.SeatIds[0]);
        var staff = await service.Crowd.OperatorAsync();

        (await staff.KindsAsync(id)).Should().Equal("joined", "left", "joined", "turn_began", "held");
    }

    private static string Text(JsonNode step, string field) => step[field]!.GetValue<string>();
}
