using System.Net;
using System.Xml.Linq;

namespace ConcertReservation.IntegrationTests.Reservations;

public sealed class TicketTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Ticket_PaidReservation_ShowsTheSeatsAndTheConcert()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        var ticket = await buyer.Client.WithoutQueueToken().GetAsync($"/reservations/{reservationId}/ticket");

        ticket
            .ShouldBe(HttpStatusCode.OK)
            .Json.ShouldHaveFields(
                "reservationId",
                "number",
                "code",
                "concertTitle",
                "venue",
                "startsAt",
                "seats",
                "holder",
                "tickets"
            );
        ticket.Get<Guid>("reservationId").Should().Be(reservationId);
        ticket.Get<string>("code").Should().NotBeEmpty();
        ticket.Get<string>("concertTitle").Should().Be("밤의 노래");
        ticket["venue"].ShouldHaveFields("name", "address");
        ticket.Time("startsAt");
        ticket.Items("seats").Should().ContainSingle();
        ticket.Items("seats")[0].ShouldHaveFields("seatId", "number", "section", "row", "price");
        ticket.Get<string>("holder").Should().Be("Someone");
    }

    [Fact]
    public async Task QrCode_PaidReservation_IsAnSvg()
    {
        var concert = await service.Crowd.ConcertAsync();
        var (buyer, reservationId) = await service.BuyerAsync(concert);

        var picture = await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket.svg");

        picture.ShouldBe(HttpStatusCode.OK).ContentHeaders.ContentType!.MediaType.Should().Be("image/svg+xml");
        var svg = XDocument.Parse(picture.Text).Root!;
        svg.Name.Should().Be(XName.Get("svg", "http://www.w3.org/2000/svg"));
        svg.Descendants().Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("ticket.svg")]
    public async Task Ticket_Hold_IsRefused(string part)
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert);

        var answer = await holder.Client.GetAsync($"/reservations/{reservationId}/{part}");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("ticket.svg")]
    public async Task Ticket_ReleasedHold_IsRefused(string part)
    {
        var concert = await service.Crowd.ConcertAsync();
        var (holder, reservationId) = await service.HolderAsync(concert);
        await holder.Client.DeleteAsync($"/reservations/{reservationId}");

        var answer = await holder.Client.GetAsync($"/reservations/{reservationId}/{part}");

        answer.ShouldBeProblem(HttpStatusCode.Conflict, "reservation_not_paid");
    }
}
