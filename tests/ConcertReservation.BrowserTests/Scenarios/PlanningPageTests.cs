using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>Drafts, copies, moved dates, prices and notices in the desk, and what customers see of them.</summary>
public sealed class PlanningPageTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Publish_Draft_IsSeenByCustomersOnlyThen()
    {
        var (staff, customer) = (await NewOperatorAsync(), await NewUserAsync());
        await staff.OpenAsync("/desk/new");
        await staff.FillAsync("Title", "초안 · First Draft");
        await staff.FillAsync("Venue", "River Hall");
        await staff.FillAsync("Starts at", "2099-04-01T19:30");
        await staff.Page.Locator("summary", new() { HasText = "Queue policy" }).ClickAsync();
        await staff.FillAsync("Customers admitted at the same time", "7");
        await staff.Page.GetByLabel("Save as a draft").CheckAsync();
        await staff.ClickButtonAsync("Save the draft");
        await staff.ShouldSeeHeadingAsync("First Draft");
        await staff.ShouldSeeAsync("Customers do not see this concert.");
        await Expect(staff.Page.GetByLabel("Customers admitted at the same time")).ToHaveValueAsync("7");
        await customer.OpenAsync("/");
        await Expect(customer.Page.GetByText("First Draft")).ToHaveCountAsync(0);

        await staff.ClickButtonAsync("Publish");
        await staff.ChooseInDialogAsync("Publish this concert?", "Publish");

        await Expect(staff.Page.GetByText("Customers do not see this concert.")).ToHaveCountAsync(0);
        await customer.ReloadAsync();
        await customer.ShouldSeeAsync("First Draft");
        await staff.ClickButtonAsync("Hide from the lists");
        await staff.ShouldSeeAsync("The concert is in no list.");
        await staff.OpenAsync("/desk");
        await staff.Page.GetByLabel("Show").SelectOptionAsync("hidden");
        await staff.ShouldSeeAsync("First Draft");
    }

    [BrowserFact]
    public async Task Move_DateAndPrice_CustomersSeeBothDates()
    {
        var concert = await Service.CreateConcertAsync();
        var (first, second) = (await NewOperatorAsync(), await NewOperatorAsync());
        first.Monitor.AllowStatus(412, "/performances/");
        var path = $"/desk{concert.Path}/performances/{concert.Sale.PerformanceId}";
        await first.OpenAsync($"/desk{concert.Path}/edit");
        await first.Page.GetByRole(AriaRole.Link, new() { Name = "Date and prices" }).First.ClickAsync();
        await first.ShouldSeeHeadingAsync("Date and prices");
        await second.OpenAsync(path);
        await second.FillAsync("Starts at", "2099-05-01T19:30");
        await second.ClickButtonAsync("Save");
        await second.ShouldSeeAsync("Moved from");

        var price = first.Page.GetByLabel("price in won").First;
        await price.FillAsync("77000");
        await first.ClickButtonAsync("Save");
        await Expect(first.Page.Locator(".meanwhile")).ToContainTextAsync("Starts at: 2099-05-01T19:30");
        await Expect(price).ToHaveValueAsync("77000");
        await first.ClickButtonAsync("Save");
        await first.ShouldSeeAsync("Moved from");

        var customer = await NewUserAsync(device: Device.Phone);
        await customer.OpenAsync(concert.Path);
        await customer.ShouldSeeAsync("May 1, 2099");
        await customer.ShouldSeeAsync("Moved from");
        (
            await Service.Sql.ScalarAsync<long>(
                "SELECT count(*) FROM seats WHERE concert_id = $1 AND price = 77000",
                concert.Sale.ConcertId
            )
        )
            .Should()
            .BePositive();
    }

    [BrowserFact]
    public async Task Send_NoticeToTheLine_IsShownToWhoWaitsUntilItEnds()
    {
        var concert = await Service.CreateConcertAsync(Staging.Policy(maxActive: 1));
        await Service.VisitorAsync(concert.Sale);
        var customer = await NewUserAsync(await Service.Crowd.CustomerAsync());
        await customer.JoinLineAsync(concert);
        await customer.ShouldSeePositionAsync(1, concert);
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);

        await staff.FillAsync("Subject", "A short break");
        await staff.FillAsync("Text", "You keep your place.\nThe sale goes on at nine.");
        await staff.ClickButtonAsync("Show the notice");

        await customer.ShouldSeeAsync("A short break");
        var lines = await customer.Page.Locator(".line-notice p").InnerTextAsync();
        lines.Should().Be("You keep your place.\nThe sale goes on at nine.");
        await staff.ClickButtonAsync("End the notice");
        await Expect(customer.Page.GetByText("A short break")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Copy_Concert_IsADraftThatCanBeRemoved()
    {
        var concert = await Service.CreateConcertAsync();
        var staff = await NewOperatorAsync();
        await staff.OpenLiveFiguresAsync(concert);
        await staff.ClickLinkAsync("Copy to new dates");
        await staff.FillAsync("Title", "Encore of the copy");
        await staff.Page.GetByLabel("Starts at").First.FillAsync("2099-07-01T19:30");
        await staff.ClickButtonAsync("Create the draft");
        await staff.ShouldSeeHeadingAsync("Encore of the copy");
        await staff.ShouldSeeAsync("Customers do not see this concert.");

        await staff.ClickButtonAsync("Remove");
        await staff.ChooseInDialogAsync("Remove this concert?", "Remove");

        await staff.ShouldSeeHeadingAsync("Operations");
        await Expect(staff.Page.GetByText("Encore of the copy")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Remove_ConcertThatCustomersJoined_SaysWhyNot()
    {
        var concert = await Service.CreateConcertAsync();
        await Service.VisitorAsync(concert.Sale);
        var staff = await NewOperatorAsync();
        staff.Monitor.AllowStatus((int)HttpStatusCode.Conflict, "/admin/concerts/");
        await staff.OpenLiveFiguresAsync(concert);

        await staff.ClickButtonAsync("Remove");
        await staff.ChooseInDialogAsync("Remove this concert?", "Remove");

        await staff.ShouldSeeAsync("Customers have joined or bought, so it cannot be removed.");
    }
}
