using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>The accounts that work here, and what each role sees.</summary>
public sealed class StaffTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Staff_AddChangeAndRemove_FollowsOnThePage()
    {
        var email = $"door{Guid.CreateVersion7(Service.Clock.GetUtcNow()):N}@test.example";
        var user = await NewOperatorAsync();
        await user.OpenAsync("/desk/staff");

        var form = user.Page.Locator("form.add-staff");
        await form.GetByLabel("Name").FillAsync("Door Kim");
        await form.GetByLabel("Email").FillAsync(email);
        await form.GetByLabel("Password").FillAsync(SignInActions.Password);
        await user.ClickButtonAsync("Add");
        var row = user.Page.Locator("main .rows > li", new() { HasText = email });
        await Expect(row).ToContainTextAsync("Gate: checks tickets");

        await row.Locator("summary").ClickAsync();
        await row.GetByLabel("Role").SelectOptionAsync("box_office");
        await row.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(row.Locator(".badge")).ToContainTextAsync("Box office");

        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await user.ChooseInDialogAsync("Remove Door Kim?", "Remove");
        await Expect(row).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Add_EmailOfACustomer_SaysSo()
    {
        var customer = await Service.Crowd.CustomerAsync();
        var user = await NewOperatorAsync(Device.Phone);
        user.Monitor.AllowStatus(409, "/admin/staff");
        await user.OpenAsync("/desk/staff");

        var form = user.Page.Locator("form.add-staff");
        await form.GetByLabel("Name").FillAsync("Door");
        await form.GetByLabel("Email").FillAsync(customer.Email);
        await form.GetByLabel("Password").FillAsync(SignInActions.Password);
        await user.ClickButtonAsync("Add");

        await user.ShouldSeeAsync("This email address already has an account.");
    }

    [BrowserTheory]
    [InlineData("gate", "Check-in")]
    [InlineData("box_office", "Box office")]
    public async Task SignIn_StaffOfADoor_SeesTheOwnPagesAndNothingElse(string role, string start)
    {
        var user = await SignedInAsync(role);

        await user.ShouldSeeHeadingAsync(start);
        var links = user.Page.Locator("#navigation a");
        await Expect(links).ToHaveTextAsync(["Concerts", "My account", "Operations"]);
        foreach (var path in new[] { "/desk", "/desk/audit", "/desk/staff", "/desk/new" })
        {
            await user.OpenAsync(path);
            await user.ShouldSeeAsync("Your account may not do this.");
        }
        await links.Last.ClickAsync();
        await user.ShouldSeeHeadingAsync(start);
    }

    [BrowserFact]
    public async Task BoxOffice_FromItsStartPage_SellsASeatAndBlocksNone()
    {
        var concert = await Service.CreateConcertAsync();
        var user = await SignedInAsync("box_office");
        await user.ShouldSeeHeadingAsync("Box office");

        await user
            .Page.Locator("li", new() { HasText = concert.Title })
            .GetByText("Sell", new() { Exact = true })
            .ClickAsync();
        await user.ChooseSeatAsync("A Row A Seat 1");
        await user.FillAsync("Name", "Walk-in");
        await user.ClickButtonAsync("Sell for ₩50,000");

        await Expect(user.Page.Locator(".issued .qr-code svg")).ToHaveCountAsync(1);
        await user.ShouldSeeSeatAsync("A Row A Seat 1", "sold");
        await Expect(user.Button("Block the selected seats")).ToHaveCountAsync(0);
        await Expect(user.Page.Locator(".settlement")).ToHaveCountAsync(0);
        await user.Page.Locator(".back-link").ClickAsync();
        await user.ShouldSeeHeadingAsync("Box office");
        await user.ClickLinkAsync("Find reservations");
        await user.Page.Locator(".back-link").ClickAsync();
        await user.ShouldSeeHeadingAsync("Box office");
    }

    private async Task<BrowserUser> SignedInAsync(string role)
    {
        var email = $"{role}{Guid.CreateVersion7(Service.Clock.GetUtcNow()):N}@test.example";
        var body = new
        {
            email,
            name = "Door",
            password = SignInActions.Password,
            role,
        };
        (await (await Service.Crowd.OperatorAsync()).Client.PostAsync("/admin/staff", body)).ShouldBe(
            HttpStatusCode.Created
        );
        var user = await NewUserAsync();
        await user.OpenAsync("/sign-in");
        await user.SignInAsync(email);
        return user;
    }
}
