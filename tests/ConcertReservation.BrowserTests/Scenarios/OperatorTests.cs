using System.Net;
using ConcertReservation.BrowserTests.Stages;
using ConcertReservation.BrowserTests.Visits;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class OperatorTests(Stage stage) : Scenario(stage)
{
    [BrowserFact]
    public async Task Announce_AConcertWithTwoSections_ShowsThePreviewAndPutsItOnSale()
    {
        var staff = await OperatorAsync();
        await staff.OpenAsync("/desk");
        await staff.SeesAsync("All good");
        await staff.FollowAsync("New concert");

        await staff.FillAsync("Title", "새봄 · Early Spring");
        await staff.FillAsync("Venue", "River Hall");
        await staff.FillAsync("Starts", "2099-04-01T19:30");
        await staff.PlanSectionAsync(0, "Floor", rows: 2, seatsPerRow: 5, price: 70_000);
        await staff.PressAsync("Add a section");
        await staff.PlanSectionAsync(1, "Balcony", rows: 3, seatsPerRow: 6, price: 40_000);
        await staff.SeesAsync("Seats: 28");
        await Expect(staff.Page.Locator(".preview .seat.available[data-seat]")).ToHaveCountAsync(28);
        await staff.PressAsync("Announce the concert");

        await staff.SeesAsync("Live desk");
        await staff.SeesHeadingAsync("Early Spring");
        await staff.SeesFigureAsync("Free", "28");
        var someone = await ArriveAsync();
        await someone.OpenAsync("/");
        await someone.FollowAsync("Early Spring");
        await someone.SeesAsync("April 1");
        await someone.SeesAsync("7:30 PM");
        await someone.SeesAsync("28 of 28 left");
        await someone.SeesAsync("from ₩40,000");
    }

    [BrowserFact]
    public async Task Announce_WithoutATitle_SaysWhatIsMissing()
    {
        var staff = await OperatorAsync();
        await staff.OpenAsync("/desk/new");

        await staff.PressAsync("Announce the concert");

        await staff.SeesAsync("This is needed.");
        await Expect(staff.Page.GetByLabel("Title")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Watch_TheLiveDesk_FiguresMoveWithTheSale()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);
        await staff.SeesFigureAsync("Inside", "0");
        await staff.SeesFigureAsync("Free", "56");

        var (buyer, reservationId) = await Service.HolderAsync(show.Sale, balance: 50_000);
        await Service.VisitorAsync(show.Sale);
        await staff.SeesFigureAsync("Inside", "1");
        await staff.SeesFigureAsync("Waiting", "1");
        await staff.SeesFigureAsync("On hold", "1");
        await staff.SeesFigureAsync("Free", "55");
        await staff.SeesFigureAsync("Sold", "0");

        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        await staff.SeesFigureAsync("Sold", "1");
        await staff.SeesFigureAsync("On hold", "0");
        await staff.SeesFigureAsync("Revenue", "₩50,000");
        await staff.SeesFigureAsync("Waiting", "0");
        await Expect(staff.Figure("Admitted a minute")).Not.ToHaveTextAsync("0");
        var chart = staff.Page.GetByRole(AriaRole.Img, new() { Name = "The last 30 minutes" });
        await Expect(chart).ToBeVisibleAsync();
        await Expect(chart.Locator("desc")).ToContainTextAsync("Now: 0 waiting, 1 inside");
        await Expect(chart.Locator("polyline")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task Pause_AndResume_StopsTheLineAndLetsItMoveAgain()
    {
        var show = await Service.ShowAsync();
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);
        await staff.SeesAsync("The line is moving");

        await staff.PressAsync("Pause the line");
        await staff.SeesAsync("The line is paused");
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync());
        await someone.JoinTheLineAsync(show);
        await someone.SeesPlaceAsync(1, show);
        await staff.SeesFigureAsync("Waiting", "1");
        await someone.SeesPlaceAsync(1, show);
        await staff.PressAsync("Resume the line");

        await staff.SeesAsync("The line is moving");
        await someone.ComeInAsync();
        await staff.SeesFigureAsync("Waiting", "0");
        await staff.SeesFigureAsync("Inside", "1");
    }

    [BrowserFact]
    public async Task Change_ThePolicy_TakesEffect()
    {
        var show = await Service.ShowAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(show.Sale);
        var someone = await ArriveAsync(await Service.VisitorAsync(show.Sale));
        await someone.OpenAsync(show.Line);
        await someone.SeesPlaceAsync(1, show);
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);

        await staff.FillAsync("People inside at once", "2");
        await staff.PressAsync("Save");

        await someone.ComeInAsync();
        await staff.SeesFigureAsync("Inside", "2");
        await staff.ReloadAsync();
        await Expect(staff.Page.GetByLabel("People inside at once")).ToHaveValueAsync("2");
        await staff.OpenAsync("/desk/audit");
        await Expect(staff.Main.GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync($"concert/{show.Sale.ConcertId} ");
    }

    [BrowserFact]
    public async Task Change_AConcert_ShowsTheNewNameAndTheNewDate()
    {
        var show = await Service.ShowAsync();
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);
        await staff.FollowAsync("Change");

        await staff.FillAsync("Title", "한여름 · Midsummer");
        await staff.PressAsync("Save");
        await staff.SeesAsync("Live desk");
        await staff.SeesHeadingAsync("Midsummer");
        await staff.FollowAsync("Change");
        await staff.FillAsync("Starts", "2099-07-01T20:00");
        await staff.PressAsync("Add a performance");
        await staff.SeesFigureAsync("Free", "106");

        var someone = await ArriveAsync();
        await someone.OpenAsync(show.Path);
        await someone.SeesHeadingAsync("Midsummer");
        await someone.SeesAsync("July 1");
        await someone.SeesAsync("50 of 50 left");
    }

    [BrowserFact]
    public async Task Download_TheReservations_IsAFileWithEachOfThem()
    {
        var show = await Service.ShowAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(show.Sale);
        var staff = await OperatorAsync();
        await staff.OpenTheLiveDeskAsync(show);

        var download = await staff.Page.RunAndWaitForDownloadAsync(() => staff.PressAsync("Reservations as CSV"));

        download.SuggestedFilename.Should().Be($"reservations-{show.Sale.ConcertId}.csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        lines.Should().HaveCount(2);
        lines[1].Should().Contain(reservationId.ToString()).And.Contain(buyer.Email).And.Contain("paid");
    }

    [BrowserFact]
    public async Task Open_TheDeskAsACustomer_IsRefusedWithAWayOn()
    {
        var someone = await ArriveAsync(await Service.Crowd.CustomerAsync());
        someone.Watch.Expect(403, "/admin/");

        await someone.OpenAsync("/desk");

        await someone.SeesAsync("This is for operators.");
        await someone.FollowAsync("See the concerts");
        await someone.SeesHeadingAsync("What’s on");
    }
}
