using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

public sealed class OperatorTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Publish_ConcertWithTwoSections_ShowsThePreviewAndIsOnSale()
    {
        var staff = await NewOperatorAsync();
        await staff.OpenAsync("/desk");
        await staff.ClickLinkAsync("New concert");

        await staff.FillAsync("Title", "새봄 · Early Spring");
        await staff.FillAsync("Venue", "River Hall");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");
        await staff.FillSectionAsync(0, "Floor", rows: 2, seatsPerRow: 5, price: 70_000);
        await staff.ClickButtonAsync("Add section");
        await staff.FillSectionAsync(1, "Balcony", rows: 3, seatsPerRow: 6, price: 40_000);
        await staff.ShouldSeeAsync("Seats: 28");
        await Expect(staff.Page.Locator(".preview").GetByRole(AriaRole.Gridcell)).ToHaveCountAsync(28);
        await staff.ClickButtonAsync("Publish the concert");

        await staff.ShouldSeeAsync("Live figures");
        await staff.ShouldSeeHeadingAsync("Early Spring");
        await staff.ShouldSeeFigureAsync("Available", "28");
        var customer = await NewUserAsync();
        await customer.OpenAsync("/");
        await customer.ClickLinkAsync("Early Spring");
        await customer.ShouldSeeAsync("April 1");
        await customer.ShouldSeeAsync("7:30 PM");
        await customer.ShouldSeeAsync("28 of 28 seats left");
        await customer.ShouldSeeAsync("from ₩40,000");
    }

    [BrowserFact]
    public async Task Publish_RowsOfDifferentLengthsAndAStandingArea_IsOnSale()
    {
        var staff = await NewOperatorAsync();
        await staff.OpenAsync("/desk/new");
        await staff.FillAsync("Title", "넓은 밤 · Wide Night");
        await staff.FillAsync("Venue", "River Arena");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");
        var first = staff.PlanSection(0);
        await first.Locator("summary").ClickAsync();
        await first.GetByLabel("Length of each row").FillAsync("4, 6, 8");
        await first.GetByLabel("Aisles after seat").FillAsync("2");
        await first.GetByLabel("Accessible places").FillAsync("A1, A4");
        await staff.ClickButtonAsync("Add section");
        var second = staff.PlanSection(1);
        await second.GetByLabel("Section", new() { Exact = true }).FillAsync("Pit");
        await second.Locator("summary").ClickAsync();
        await second.GetByLabel("Standing area").CheckAsync();
        await second.GetByLabel("Places", new() { Exact = true }).FillAsync("200");
        await staff.ShouldSeeAsync("Seats: 218");
        await staff.ShouldSeeAsync("Pit: 200 × ₩50,000");

        await staff.ClickButtonAsync("Publish the concert");

        await staff.ShouldSeeFigureAsync("Available", "218");
        (
            await Service.Sql.ScalarAsync<string>(
                "SELECT seat_layout::text FROM performances WHERE total_seats = 218 ORDER BY id DESC LIMIT 1"
            )
        )
            .Should()
            .Contain("\"standing\"")
            .And.Contain("\"accessible\": [0, 3]");
    }

    [BrowserFact]
    public async Task Publish_CsvFile_ShowsTheWrongLinesAndThenThePlan()
    {
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(400, "/admin/plans/validation");
        await staff.OpenAsync("/desk/new");
        await staff.FillAsync("Title", "파일의 밤 · Night of Files");
        await staff.FillAsync("Venue", "River Arena");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");
        await staff.Page.Locator(".plan-file summary").ClickAsync();

        await staff.ImportPlanAsync("section,row,seat,price\nR,A,1,ninety\nR,A,2,90000\nR,A,2,90000\n");
        await staff.ShouldSeeAsync("Line 2:");
        await staff.ShouldSeeAsync("Line 4:");
        await staff.ImportPlanAsync(
            "section,row,seat,price,kind\nR,1,L1,90000,\nR,1,L2,90000,\nPit,,30,70000,standing\n"
        );
        await staff.ShouldSeeAsync("The plan comes from plan.csv.");
        await staff.ShouldSeeAsync("Seats: 32");
        await staff.ClickButtonAsync("Publish the concert");

        await staff.ShouldSeeFigureAsync("Available", "32");
    }

    [BrowserFact]
    public async Task Publish_WithoutTitle_ShowsTheFieldError()
    {
        var staff = await NewOperatorAsync();
        await staff.OpenAsync("/desk/new");

        await staff.ClickButtonAsync("Publish the concert");

        await staff.ShouldSeeAsync("Please fill in this field.");
        await Expect(staff.Page.GetByLabel("Title")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Publish_TwoSectionsOfOneName_ShowsTheReasonOfTheServerBesideTheSecond()
    {
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(400, "/admin/concerts");
        await staff.OpenAsync("/desk/new");
        await staff.FillAsync("Title", "두 구역 · Two Sections");
        await staff.FillAsync("Venue", "River Hall");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");
        await staff.ClickButtonAsync("Add section");
        await staff.FillSectionAsync(1, "A", rows: 3, seatsPerRow: 6, price: 40_000);

        await staff.ClickButtonAsync("Publish the concert");

        await Expect(staff.PlanSection(1).Locator(".field-error").First)
            .ToContainTextAsync("Another section has the name A too.");
        await Expect(staff.PlanSection(1).GetByLabel("Section", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(staff.PlanSection(0).Locator(".field-error").First).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Publish_AisleOutsideTheForm_ShowsEveryReason()
    {
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus(400, "/admin/concerts");
        await staff.Page.RouteAsync(
            "**/api/v1/admin/concerts",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 400,
                        ContentType = "application/problem+json",
                        Body = """
                        {"code":"validation_failed","errors":{"venue.address":["No such street."],
                        "performances[0].plan.sections[0].rows[2].gaps":["No such seat."],
                        "performances[0].plan.sections":["Too many seats."]}}
                        """,
                    }
                )
        );
        await staff.OpenAsync("/desk/new");
        await staff.FillAsync("Title", "이유 · Reasons");
        await staff.FillAsync("Venue", "River Hall");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");

        await staff.ClickButtonAsync("Publish the concert");

        await Expect(staff.Page.GetByText("No such street.")).ToBeVisibleAsync();
        await Expect(staff.PlanSection(0).GetByText("No such seat.")).ToBeVisibleAsync();
        await Expect(staff.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync("Too many seats.");
    }

    [BrowserFact]
    public async Task Open_OperatorsPage_RunsTheChecksOnlyOnRequest()
    {
        await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        var checks = 0;
        staff.Page.Request += (_, request) =>
            checks += request.Url.EndsWith("/admin/invariants", StringComparison.Ordinal) ? 1 : 0;

        await staff.OpenAsync("/desk");
        await staff.ShouldSeeAsync("Night Song");
        await staff.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        checks.Should().Be(0);
        await staff.ClickButtonAsync("Run the checks");

        await Expect(staff.Page.Locator(".check-result")).ToContainTextAsync("OK");
        checks.Should().Be(1);
    }

    [BrowserFact]
    public async Task LiveFigures_DuringASale_AreUpdated()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.ShouldSeeFigureAsync("Admitted", "0");
        await staff.ShouldSeeFigureAsync("Available", "56");

        var (buyer, reservationId) = await Service.HolderAsync(concert.Sale, balance: 50_000);
        await Service.VisitorAsync(concert.Sale);
        await staff.ShouldSeeFigureAsync("Admitted", "1");
        await staff.ShouldSeeFigureAsync("Waiting", "1");
        await staff.ShouldSeeFigureAsync("On hold", "1");
        await staff.ShouldSeeFigureAsync("Available", "55");
        await staff.ShouldSeeFigureAsync("Sold", "0");

        (await buyer.PayAsync(reservationId)).ShouldBe(HttpStatusCode.Created);
        await staff.ShouldSeeFigureAsync("Sold", "1");
        await staff.ShouldSeeFigureAsync("On hold", "0");
        await staff.ShouldSeeFigureAsync("Revenue", "₩50,000");
        await staff.ShouldSeeFigureAsync("Waiting", "0");
        await Expect(staff.Figure("Admitted per minute")).Not.ToHaveTextAsync("0");
        var chart = staff.Page.GetByRole(AriaRole.Img, new() { Name = "Last 30 minutes" });
        await Expect(chart).ToBeVisibleAsync();
        await Expect(chart.Locator("desc")).ToContainTextAsync("Now: 0 waiting, 1 admitted");
        await Expect(chart.Locator("polyline")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task Pause_ThenResume_StopsAndContinuesAdmission()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.ShouldSeeAsync("The line is running");

        await staff.ClickButtonAsync("Pause the line");
        await staff.ShouldSeeAsync("The line is paused");
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        await customer.JoinLineAsync(concert);
        await customer.ShouldSeePositionAsync(1, concert);
        await staff.ShouldSeeFigureAsync("Waiting", "1");
        await customer.ShouldSeePositionAsync(1, concert);
        await staff.ClickButtonAsync("Resume the line");

        await staff.ShouldSeeAsync("The line is running");
        await customer.WaitForAdmissionAsync();
        await staff.ShouldSeeFigureAsync("Waiting", "0");
        await staff.ShouldSeeFigureAsync("Admitted", "1");
    }

    [BrowserFact]
    public async Task Edit_QueuePolicy_TakesEffect()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.VisitorAsync(concert.Sale));
        await customer.OpenAsync(concert.Line);
        await customer.ShouldSeePositionAsync(1, concert);
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);

        await staff.FillAsync("Customers admitted at the same time", "2");
        await staff.ClickButtonAsync("Save");

        await customer.WaitForAdmissionAsync();
        await staff.ShouldSeeFigureAsync("Admitted", "2");
        await staff.ReloadAsync();
        await Expect(staff.Page.GetByLabel("Customers admitted at the same time")).ToHaveValueAsync("2");
        await staff.OpenAsync("/desk/audit");
        await Expect(staff.Main.GetByRole(AriaRole.Listitem).First)
            .ToContainTextAsync($"concert/{concert.Sale.ConcertId} ");
    }

    [BrowserFact]
    public async Task Edit_Concert_ShowsTheNewNameAndTheNewDate()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.ClickLinkAsync("Edit");

        await staff.FillAsync("Title", "한여름 · Midsummer");
        await staff.ClickButtonAsync("Save");
        await staff.ShouldSeeAsync("Live figures");
        await staff.ShouldSeeHeadingAsync("Midsummer");
        await staff.ClickLinkAsync("Edit");
        await staff.FillAsync("Starts at", "2099-07-01T20:00");
        await staff.ClickButtonAsync("Add performance");
        await staff.ShouldSeeFigureAsync("Available", "106");

        var customer = await NewUserAsync();
        await customer.OpenAsync(concert.Path);
        await customer.ShouldSeeHeadingAsync("Midsummer");
        await customer.ShouldSeeAsync("July 1");
        await customer.ShouldSeeAsync("50 of 50 seats left");
    }

    [BrowserFact]
    public async Task Download_Reservations_IsACsvFile()
    {
        var concert = await Service.CreateConcertAsync();
        var (buyer, reservationId) = await Service.BuyerAsync(concert.Sale);
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);

        var download = await staff.Page.RunAndWaitForDownloadAsync(() =>
            staff.ClickButtonAsync("Download reservations (CSV)")
        );

        download.SuggestedFilename.Should().Be($"reservations-{concert.Sale.ConcertId}.csv");
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        lines.Should().HaveCount(2);
        lines[1].Should().Contain(reservationId.ToString()).And.Contain(buyer.Email).And.Contain("paid");
    }

    [BrowserFact]
    public async Task Open_OperatorPageAsACustomer_ShowsAnErrorWithAnAction()
    {
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        customer.Monitor.AllowStatus(403, "/admin/");

        await customer.OpenAsync("/desk");

        await customer.ShouldSeeAsync("Your account may not do this.");
        await customer.ClickLinkAsync("View concerts");
        await customer.ShouldSeeHeadingAsync("Concerts");
    }
}
