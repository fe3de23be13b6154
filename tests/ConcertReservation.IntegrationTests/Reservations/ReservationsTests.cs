using System.Net;

namespace ConcertReservation.IntegrationTests.Reservations;

/// <summary>The caller's own reservations: list, find, release.</summary>
public sealed class ReservationsTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Find_PaidReservation_ReturnsPaid()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        var found = await buyer.Client.WithoutQueueToken().GetAsync($"/reservations/{reservationId}");

        found.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields(HoldTests.Fields);
        found.Get<string>("status").Should().Be("paid");
        found["paymentId"].ShouldBeVersion7();
        found.Time("paidAt");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/ticket")]
    [InlineData("GET", "/ticket.svg")]
    [InlineData("POST", "/payment")]
    public async Task AnyCall_ForAReservationOfAnotherCustomer_IsNotFound(string method, string part)
    {
        var concert = await service.Crowd.ConcertAsync();
        var (_, theirs) = await service.HolderAsync(concert, 100_000);
        var otherCustomer = await service.VisitorAsync(concert);

        var forTheirs = await otherCustomer.Client.SendAsync(new HttpMethod(method), $"/reservations/{theirs}{part}");
        var forNone = await otherCustomer.Client.SendAsync(
            new HttpMethod(method),
            $"/reservations/{Guid.CreateVersion7(service.Clock.GetUtcNow())}{part}"
        );

        forTheirs.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        forNone.ShouldBeProblem(HttpStatusCode.NotFound, "reservation_not_found");
        forNone.Get<string>("detail").Should().Be(forTheirs.Get<string>("detail"));
    }

    [Fact]
    public async Task List_Own_IsNewestFirstWithoutReservationsOfOtherCustomers()
    {
        var concert = await service.Crowd.ConcertAsync();
        await service.HolderAsync(concert, 0, concert.SeatIds[9]);
        var (person, first) = await service.HolderAsync(concert);
        var second = await person.HoldAsync(concert, concert.SeatIds[1]);

        var list = await person.Client.WithoutQueueToken().GetAsync("/reservations");

        list.ShouldBe(HttpStatusCode.OK).Json.ShouldHaveFields("items", "nextCursor");
        list.Items().Should().AllSatisfy(item => item.ShouldHaveFields(HoldTests.Fields));
        list.Items()
            .Select(item => item["reservationId"]!.GetValue<Guid>())
            .Should()
            .Equal(second.Get<Guid>("reservationId"), first);
        list["nextCursor"].Should().BeNull();
    }

    [Theory]
    [InlineData("held")]
    [InlineData("paid")]
    [InlineData("cancelled")]
    [InlineData("expired")]
    [InlineData("refunded")]
    public async Task List_WithAStatus_ReturnsOnlyReservationsWithThatStatus(string status)
    {
        var person = await PersonWithAHoldAPurchaseAndAReleaseAsync();

        var list = await person.Client.GetAsync($"/reservations?status={status}");

        list.ShouldBe(HttpStatusCode.OK).Items().Should().HaveCount(status is "expired" or "refunded" ? 0 : 1);
        list.Items().Should().NotContain(item => item["status"]!.GetValue<string>() != status);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("held,paid")]
    [InlineData("0")]
    [InlineData("%00")]
    public async Task List_WithAnUnknownStatus_IsRefused(string status)
    {
        var person = await service.Crowd.CustomerAsync();

        var answer = await person.Client.GetAsync($"/reservations?status={status}");

        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task List_PageByPage_ReturnsEachReservationOnce()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, _) = await service.HolderAsync(concert);
        for (var seat = 1; seat < 5; seat++)
            await person.HoldAsync(concert, concert.SeatIds[seat]);

        var walked = await person.Client.WalkAsync("/reservations?status=held", "reservationId", limit: 2);

        walked.Should().HaveCount(5);
    }

    [Fact]
    public async Task Release_Hold_ReleasesItsSeatsAtOnce()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert);

        var answer = await person.Client.DeleteAsync($"/reservations/{reservationId}");

        answer.ShouldBe(HttpStatusCode.NoContent).Text.Should().BeEmpty();
        (await person.Client.SeatStatusAsync(concert, concert.SeatIds[0])).Should().Be("available");
        var found = await person.Client.GetAsync($"/reservations/{reservationId}");
        found.Get<string>("status").Should().Be("cancelled");
        found.Time("cancelledAt");
    }

    [Fact]
    public async Task Release_Hold_KeepsTheAdmission()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert);

        await person.Client.DeleteAsync($"/reservations/{reservationId}");

        (await person.Client.GetAsync(concert.Line)).Get<string>("status").Should().Be("active");
    }

    [Fact]
    public async Task Release_Twice_Succeeds()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (person, reservationId) = await service.HolderAsync(concert);
        await person.Client.DeleteAsync($"/reservations/{reservationId}");

        var answer = await person.Client.DeleteAsync($"/reservations/{reservationId}");

        answer.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Release_PaidReservation_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        var answer = await buyer.Client.DeleteAsync($"/reservations/{reservationId}");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_already_paid");
        var found = await buyer.Client.GetAsync($"/reservations/{reservationId}");
        found.Get<string>("status").Should().Be("paid");
    }

    private async Task<Person> PersonWithAHoldAPurchaseAndAReleaseAsync()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, _) = await service.BuyerAsync(concert);
        var person = await buyer.InLineAsync(concert);
        await person.HoldAsync(concert, concert.SeatIds[1]);
        var released = await person.HoldAsync(concert, concert.SeatIds[2]);
        await person.Client.DeleteAsync($"/reservations/{released.Get<Guid>("reservationId")}");
        return person;
    }
}
