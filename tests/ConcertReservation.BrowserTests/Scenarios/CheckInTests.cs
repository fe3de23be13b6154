using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Check-in at the entrance.</summary>
public sealed class CheckInTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task CheckIn_TicketCode_IsAcceptedOnce()
    {
        var concert = await Service.CreateConcertAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var holder = await NewUserAsync(buyer, Device.Phone);
        await holder.OpenAsync($"/reservations/{reservationId}/ticket");
        await holder.ClickLinkAsync("Show the code as text");
        var code = await holder.Page.Locator(".ticket code").InnerTextAsync();
        var staff = await NewOperatorAsync(Device.Phone);
        staff.Monitor.AllowStatus(409, "/check-ins");
        staff.Monitor.AllowStatus(404, "/check-ins");
        await staff.OpenAsync("/desk/check-in");

        await staff.CheckInAsync(code);
        await staff.ShouldSeeAsync("Ticket accepted");
        await staff.ShouldSeeAsync("Someone");
        await staff.ShouldSeeAsync("A Row A Seat 1");

        await staff.CheckInAsync(code);
        await staff.ShouldSeeAsync("This ticket has already been used.");
        await staff.ShouldNotSeeAsync("Ticket accepted");

        await staff.CheckInAsync("unknown-code");
        await staff.ShouldSeeAsync("This ticket is not valid.");
    }

    [BrowserFact]
    public async Task CheckIn_RefundedTicket_IsRefused()
    {
        var concert = await Service.CreateConcertAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(409, "/check-ins");
        await staff.OpenAsync("/desk/check-in");

        await staff.CheckInAsync(code);

        await staff.ShouldSeeAsync("This ticket was refunded.");
    }
}
