using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A door that loses its network.</summary>
public sealed class OfflineDoorTests(TestSite site) : BrowserTest(site)
{
    private const string HasList = "Also works without a network: 1 tickets";
    private static readonly Device PhoneWithWorker = Device.Phone with { HasServiceWorker = true };

    [BrowserFact]
    public async Task CheckIn_WithoutANetwork_IsAcceptedOnceAndSentLater()
    {
        var (concert, code, buyer) = await TicketAsync();
        var gate = await NewGateAsync(concert, Device.Phone);
        await gate.SetOfflineAsync(true);

        await gate.CheckInAsync(code);
        await gate.ShouldSeeAnswerAsync("Ticket accepted");
        await gate.ShouldSeeAsync("Someone");
        await gate.ShouldSeeAsync("Not sent yet: 1.");
        await gate.CheckInAsync(code);
        await gate.ShouldSeeAnswerAsync("This ticket has already been used.");
        await gate.CheckInAsync("unknown-code");
        await gate.ShouldSeeAnswerAsync("Not on the list of");
        await gate.SetOfflineAsync(false);

        await gate.ShouldSeeAsync("All admissions are sent.");
        await gate.ShouldNotSeeAsync("Not sent yet");
        (await CheckedInAsync(buyer)).Should().BeTrue();
    }

    [BrowserFact]
    public async Task Reload_WithoutANetwork_KeepsTheListAndTheAdmissions()
    {
        var (concert, code, buyer) = await TicketAsync();
        var gate = await NewGateAsync(concert, PhoneWithWorker);
        await gate.WaitForServiceWorkerAsync();
        await gate.SetOfflineAsync(true);
        await gate.CheckInAsync(code);
        await gate.ShouldSeeAnswerAsync("Ticket accepted");

        await gate.ReloadAsync();

        await gate.ShouldSeeAsync(HasList);
        await gate.ShouldSeeAsync("Not sent yet: 1.");
        await gate.CheckInAsync(code);
        await gate.ShouldSeeAnswerAsync("This ticket has already been used.");
        await gate.SetOfflineAsync(false);
        await gate.ShouldSeeAsync("All admissions are sent.");
        (await CheckedInAsync(buyer)).Should().BeTrue();
    }

    [BrowserFact]
    public async Task Upload_TicketThatAnotherDoorLetIn_IsShown()
    {
        var (concert, code, _) = await TicketAsync();
        var gate = await NewGateAsync(concert, Device.Phone);
        await gate.SetOfflineAsync(true);
        await gate.CheckInAsync(code);
        await gate.ShouldSeeAnswerAsync("Ticket accepted");
        var other = await Service.Crowd.StaffAsync("gate");
        var body = new
        {
            code,
            performanceId = concert.Sale.PerformanceId,
            deviceId = "other-door",
        };
        (await other.Client.PostAsync("/admin/check-ins", body)).ShouldBe(HttpStatusCode.OK);

        await gate.SetOfflineAsync(false);

        await gate.ShouldSeeAsync("Two doors let this ticket in");
        await gate.ShouldSeeAsync("A Row A Seat 1");
        await gate.ClickButtonAsync("Done, remove these");
        await gate.ShouldNotSeeAsync("Two doors let this ticket in");
    }

    [BrowserFact]
    public async Task CheckIn_AnswerOfTheServiceIsLost_IsDecidedHereAndNoConflict()
    {
        var (concert, code, buyer) = await TicketAsync();
        var gate = await NewGateAsync(concert, Device.Desktop);
        await gate.Page.RouteAsync(
            "**/admin/check-ins",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
        );

        await gate.CheckInAsync(code);

        await gate.ShouldSeeAnswerAsync("Ticket accepted");
        await gate.ShouldSeeAsync("All admissions are sent.");
        await gate.ShouldNotSeeAsync("Two doors let this ticket in");
        (await CheckedInAsync(buyer)).Should().BeTrue();
    }

    private async Task<BrowserUser> NewGateAsync(TestConcert concert, Device device)
    {
        var gate = await NewUserAsync(await Service.Crowd.StaffAsync("gate"), device, "gate");
        gate.Monitor.AllowLostConnection();
        gate.Monitor.AllowStatus(404, "/check-ins");
        await gate.OpenAsync($"/desk/check-in?performance={concert.Sale.PerformanceId}");
        await gate.ShouldSeeAsync(HasList);
        return gate;
    }

    private async Task<(TestConcert Concert, string Code, (Person Person, Guid ReservationId) Buyer)> TicketAsync()
    {
        var concert = await Service.CreateConcertOfTonightAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var ticket = await buyer.Client.GetAsync($"/reservations/{reservationId}/ticket");
        return (concert, ticket.Get<string>("code"), (buyer, reservationId));
    }

    private static async Task<bool> CheckedInAsync((Person Person, Guid ReservationId) buyer)
    {
        var ticket = await buyer.Person.Client.GetAsync($"/reservations/{buyer.ReservationId}/ticket");
        return ticket["tickets"]![0]!["checkedInAt"] is not null;
    }
}
