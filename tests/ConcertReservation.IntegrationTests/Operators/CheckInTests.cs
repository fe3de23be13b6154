using System.Net;

namespace ConcertReservation.IntegrationTests.Operators;

public sealed class CheckInTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task CheckIn_Ticket_ReturnsTheCustomerAndTheSeats()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, reservationId, _) = await TicketAsync(concert);

        var entered = await CheckInAsync(code, concert);

        entered
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields(
                "reservationId",
                "number",
                "ticketId",
                "holder",
                "seats",
                "checkedInAt",
                "concertTitle",
                "performanceId",
                "startsAt",
                "admitted",
                "expected"
            );
        (entered.Get<int>("admitted"), entered.Get<int>("expected")).Should().Be((1, 1));
        entered.Get<Guid>("reservationId").Should().Be(reservationId);
        entered.Get<string>("holder").Should().Be("Someone");
        entered.Items("seats").Single()["number"]!.GetValue<string>().Should().Be("1");
        entered["checkedInAt"].ShouldBeTime().Should().BeCloseTo(service.Clock.GetUtcNow(), TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("", "\r\n")]
    [InlineData(" \t", "\u00A0")]
    [InlineData("\u3000", "\n")]
    public async Task CheckIn_WhiteSpaceAroundTheCode_IsIgnored(string before, string after)
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, _, _) = await TicketAsync(concert);

        (await CheckInAsync(before + code + after, concert)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task CheckIn_Again_ReturnsTheTimeOfTheFirstCheckIn()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, _, _) = await TicketAsync(concert);
        var first = await CheckInAsync(code, concert);

        var second = await CheckInAsync(code, concert);

        second.ShouldBeProblem(HttpStatusCode.Conflict, "already_checked_in");
        second.Get<string>("checkedInAt").Should().Be(first.Get<string>("checkedInAt"));
    }

    [Fact]
    public async Task CheckIn_Refunded_IsRefused()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, reservationId, buyer) = await TicketAsync(concert);
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);

        (await CheckInAsync(code, concert)).ShouldBeProblem(HttpStatusCode.Conflict, "reservation_refunded");
    }

    [Fact]
    public async Task Refund_AfterTheCheckIn_IsRefusedAndKeepsTheSeat()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, reservationId, buyer) = await TicketAsync(concert);
        await CheckInAsync(code, concert);

        var refund = await buyer.Client.PostAsync($"/reservations/{reservationId}/refund");

        refund.ShouldBeProblem(HttpStatusCode.Conflict, "refund_closed");
        (await buyer.Client.GetAsync($"/reservations/{reservationId}")).Get<string>("status").Should().Be("paid");
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("!")]
    [InlineData("AZ3vQ0b5d2mKc1xqv9b7Rg8n1Zt4yHcJ0Q2eXw7uLkPf3sVb")]
    public async Task CheckIn_UnknownCode_IsNotFound(string code) =>
        (await CheckInAsync(code)).ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");

    [Fact]
    public async Task CheckIn_AlteredTicket_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var (code, _, _) = await TicketAsync(concert);
        var altered = (code[0] == 'A' ? 'B' : 'A') + code[1..];

        (await CheckInAsync(altered)).ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");
    }

    [Fact]
    public async Task CheckIn_QueueToken_IsNotFound()
    {
        var concert = await service.Crowd.ConcertAsync(seats: 1);
        var visitor = await service.VisitorAsync(concert);

        (await CheckInAsync(visitor.Client.QueueToken!)).ShouldBeProblem(HttpStatusCode.NotFound, "ticket_not_found");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":null}""")]
    [InlineData("""{"code":""}""")]
    [InlineData("""{"code":1}""")]
    public async Task CheckIn_NoCode_IsRefused(string body)
    {
        var staff = await service.Crowd.OperatorAsync();

        (await staff.Client.PostRawAsync("/admin/check-ins", body)).ShouldBeProblem(
            HttpStatusCode.BadRequest,
            "validation_failed"
        );
    }

    private async Task<(string Code, Guid ReservationId, Person Buyer)> TicketAsync(ConcertOnSale concert)
    {
        var (buyer, reservationId) = await service.BuyerAsync(concert);
        var ticket = await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket");
        return (ticket.ShouldBe(HttpStatusCode.OK).Get<string>("code"), reservationId, buyer);
    }

    private async Task<Answer> CheckInAsync(string code, ConcertOnSale? concert = null) =>
        await (await service.Crowd.OperatorAsync()).Client.PostAsync(
            "/admin/check-ins",
            new { code, performanceId = concert?.PerformanceId }
        );
}
