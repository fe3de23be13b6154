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
        var concert = await Service.CreateConcertOfTonightAsync();
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
        await staff.ShouldSeeAnswerAsync("This ticket has already been used.");

        await staff.CheckInAsync("unknown-code");
        await staff.ShouldSeeAnswerAsync("This ticket is not valid.");
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

    [BrowserFact]
    public async Task Type_LikeAKeyboardScanner_IsAcceptedWithoutAClick()
    {
        var code = await TicketCodeAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenAsync("/desk/check-in");
        await Expect(staff.Page.GetByLabel("Ticket code", new() { Exact = true })).ToBeFocusedAsync();

        await staff.Page.Keyboard.TypeAsync($" {code}\n");

        await staff.ShouldSeeAnswerAsync("Ticket accepted");
        await Expect(staff.Page.GetByLabel("Ticket code", new() { Exact = true })).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Scan_SameTicketShownAgain_IsAnsweredAgain()
    {
        var code = await TicketCodeAsync();
        var staff = await NewScannerAsync();

        await staff.ShowToCameraAsync(code);
        await staff.ShouldSeeAnswerAsync("Ticket accepted");
        await staff.ShowToCameraAsync();
        await staff.Page.Clock.FastForwardAsync(2_000);
        await staff.ShowToCameraAsync(code);

        await staff.ShouldSeeAnswerAsync("This ticket has already been used.");
    }

    [BrowserFact]
    public async Task Scan_SecondTicketWhileTheFirstAnswerIsSlow_BothAreAnswered()
    {
        var (slow, quick) = (await TicketCodeAsync(), await TicketCodeAsync());
        var staff = await NewScannerAsync();
        var release = new TaskCompletionSource();
        await staff.Page.RouteAsync(
            "**/admin/check-ins",
            async route =>
            {
                if (route.Request.PostData!.Contains(slow, StringComparison.Ordinal))
                    await release.Task;
                await route.ContinueAsync();
            }
        );

        await staff.ShowToCameraAsync(slow);
        await staff.ShouldSeeAnswerAsync("Checking…");
        await staff.ShowToCameraAsync(quick);
        await staff.ShouldSeeAnswerAsync("Ticket accepted");
        release.SetResult();

        await Expect(staff.Answers()).ToContainTextAsync(["Ticket accepted", "Ticket accepted"]);
    }

    [BrowserFact]
    public async Task Scan_WhileOffline_SaysSoAndChecksAgain()
    {
        var code = await TicketCodeAsync();
        var staff = await NewScannerAsync();
        staff.Monitor.AllowLostConnection();
        await staff.SetOfflineAsync(true);

        await staff.ShowToCameraAsync(code);
        await staff.ShouldSeeAnswerAsync("Not checked. Scan the ticket again.");
        await staff.SetOfflineAsync(false);
        await staff.Page.Clock.FastForwardAsync(4_000);

        await staff.ShouldSeeAnswerAsync("Ticket accepted");
    }

    [BrowserFact]
    public async Task Open_BrowserWithoutACamera_TakesTypedCodes()
    {
        var code = await TicketCodeAsync();
        var staff = await NewOperatorAsync();
        await staff.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'mediaDevices', { value: undefined });");
        await staff.OpenAsync("/desk/check-in");

        await Expect(staff.Page.GetByRole(AriaRole.Button, new() { Name = "Scan with the camera" }))
            .ToHaveCountAsync(0);
        await staff.CheckInAsync(code);

        await staff.ShouldSeeAnswerAsync("Ticket accepted");
    }

    private async Task<BrowserUser> NewScannerAsync()
    {
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(409, "/check-ins");
        await staff.Page.Clock.InstallAsync();
        await staff.Page.AddInitScriptAsync(CameraActions.Camera + CameraActions.Detector);
        await staff.OpenAsync("/desk/check-in");
        await staff.ClickButtonAsync("Scan with the camera");
        return staff;
    }

    private async Task<string> TicketCodeAsync()
    {
        var (buyer, reservationId) = await Service.BuyerAsync((await Service.CreateConcertOfTonightAsync()).Sale);
        return (await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket")).Get<string>("code");
    }
}
