using System.Net;

namespace ConcertReservation.IntegrationTests.Finding;

public sealed class TicketCalendarTests(OneInstance service) : IClassFixture<OneInstance>
{
    [Fact]
    public async Task Calendar_Paid_IsAFileOfTheCustomersOwn()
    {
        var (buyer, id) = await service.BuyerAsync(await service.Crowd.ConcertAsync(seats: 1));
        var number = (await buyer.Client.GetAsync($"/reservations/{id}")).Get<string>("number");

        var file = await buyer.Client.GetAsync($"/reservations/{id}/ticket.ics");

        file.ShouldBe(HttpStatusCode.OK)
            .ContentHeaders.ContentType!.ToString()
            .Should()
            .Be("text/calendar; charset=utf-8");
        file.ContentHeaders.ContentDisposition!.FileName.Should().Be($"{number}.ics");
        file.Text.Should()
            .StartWith("BEGIN:VCALENDAR\r\n")
            .And.EndWith("END:VCALENDAR\r\n")
            .And.Contain($"UID:{id}@concert-reservation\r\n")
            .And.Contain("DTSTART;TZID=Asia/Seoul:")
            .And.Contain("SUMMARY:밤의 노래\r\n")
            .And.Contain($"DESCRIPTION:{number}\\n1\r\n");
    }

    [Fact]
    public async Task Calendar_NotPaidOrOfAnotherCustomer_IsRefused()
    {
        var (holder, held) = await service.HolderAsync(await service.Crowd.ConcertAsync());
        var (_, paid) = await service.BuyerAsync(await service.Crowd.ConcertAsync());

        (await holder.Client.GetAsync($"/reservations/{held}/ticket.ics")).ShouldBeProblem(
            HttpStatusCode.Conflict,
            "reservation_not_paid"
        );
        (await holder.Client.GetAsync($"/reservations/{paid}/ticket.ics")).ShouldBeProblem(
            HttpStatusCode.NotFound,
            "reservation_not_found"
        );
    }
}
