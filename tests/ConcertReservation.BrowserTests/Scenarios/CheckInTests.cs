using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>At the gate of the hall.</summary>
public sealed class CheckInTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task CheckIn_ACodeFromATicket_WelcomesOnce()
    {
        var show = await Service.ShowAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(show.Sale);
        var holder = await ArriveAsync(buyer, Device.Phone);
        await holder.OpenAsync($"/reservations/{reservationId}/ticket");
        await holder.FollowAsync("Code as text");
        var code = await holder.Page.Locator(".ticket code").InnerTextAsync();
        var staff = await OperatorAsync(Device.Phone);
        staff.Watch.Expect(409, "/check-ins");
        staff.Watch.Expect(404, "/check-ins");
        await staff.OpenAsync("/desk/check-in");

        await staff.CheckInAsync(code);
        await staff.SeesAsync("StartupBanner");
        await staff.SeesAsync("Someone");
        await staff.SeesAsync("A Row A No. 1");

        await staff.CheckInAsync(code);
        await staff.SeesAsync("This ticket has already been used.");
        await staff.DoesNotSeeAsync("StartupBanner");

        await staff.CheckInAsync("nothing-of-ours");
        await staff.SeesAsync("This is no ticket of ours.");
    }

    [BrowserFact]
    public async Task CheckIn_ARefundedTicket_IsRefused()
    {
        var show = await Service.ShowAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(show.Sale);
        var code = (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
        (await buyer.Client.PostAsync($"/reservations/{reservationId}/refund")).ShouldBe(HttpStatusCode.Created);
        var staff = await OperatorAsync();
        staff.Watch.Expect(409, "/check-ins");
        await staff.OpenAsync("/desk/check-in");

        await staff.CheckInAsync(code);

        await staff.SeesAsync("This ticket was refunded.");
    }
}
