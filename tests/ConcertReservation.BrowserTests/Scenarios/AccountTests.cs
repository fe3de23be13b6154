using System.Net;
using ConcertReservation.Application.Accounts;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;
using ConcertReservation.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A customer cares for the account, and takes it back with links that are mailed.</summary>
public sealed class AccountTests(TestSite site) : BrowserTest(site)
{
    private const string Next = "purple staple window";
    private static int s_count;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Account_NamePasswordAndDevices_ChangeOnThePage(bool isOnAPhone)
    {
        var (email, _) = await SignUpAsync();
        var other = await Service.Client().SignInAsync(email, SignInActions.Password);
        var user = await NewUserAsync(device: isOnAPhone ? Device.Phone : Device.Desktop);
        user.Monitor.AllowStatus(401, "/users/me/password");
        user.Monitor.AllowStatus(400, "/users/me/password");
        await user.OpenAsync("/account");
        await user.SignInAsync(email);
        await user.ShouldSeeHeadingAsync("My account");

        await user.ClickButtonAsync("Send the confirmation link");
        await user.ShouldSeeAsync($"on its way to {email}");

        await user.FillAsync("Name", "Kim Ha-neul");
        await user.ClickButtonAsync("Save");
        // The page is shown again, with the new name and the button of the link.
        await Expect(user.Button("Send the confirmation link")).ToBeVisibleAsync();
        await Expect(user.Page.GetByLabel("Name")).ToHaveValueAsync("Kim Ha-neul");

        await user.FillAsync("Current password", "not this one");
        await user.FillAsync("New password", Next);
        await user.ClickButtonAsync("Change password");
        await user.ShouldSeeAsync("This is not your current password.");
        await user.FillAsync("Current password", SignInActions.Password);
        await user.FillAsync("New password", "password123");
        await user.ClickButtonAsync("Change password");
        await user.ShouldSeeAsync("one of the most common passwords");
        await user.FillAsync("New password", Next);
        await user.ClickButtonAsync("Change password");
        await user.ShouldSeeAsync("Your password is changed.");

        (await other.GetAsync("/users/me")).ShouldBe(HttpStatusCode.Unauthorized);
        await Service.Client().SignInAsync(email, Next);
    }

    [BrowserFact]
    public async Task Account_Devices_AreSignedOutOneByOneAndAllAtOnce()
    {
        var (email, _) = await SignUpAsync();
        for (var i = 0; i < 3; i++)
            await Service.Client().SignInAsync(email, SignInActions.Password);
        var user = await NewUserAsync();
        await user.OpenAsync("/account");
        await user.SignInAsync(email);
        var devices = user.Page.Locator("main .rows > li");
        await Expect(devices).ToHaveCountAsync(4);
        await Expect(devices.First).ToContainTextAsync("This device");

        await devices.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(devices).ToHaveCountAsync(3);
        await user.ClickButtonAsync("Sign out all other devices");
        await user.ChooseInDialogAsync("Sign out all other devices?", "Sign them out");

        await Expect(devices).ToHaveCountAsync(1);
        await user.ReloadAsync();
        await Expect(devices).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Forgot_FromTheSignIn_SaysTheSameForEachAddress()
    {
        var user = await NewUserAsync(device: Device.Phone);
        await user.OpenAsync("/sign-in");
        await user.ClickLinkAsync("Forgot your password?");
        await user.ShouldSeeHeadingAsync("Forgot your password?");

        await user.FillAsync("Email", "nobody-at-all@test.example");
        await user.ClickButtonAsync("Mail me a link");

        await user.ShouldSeeAsync("If nobody-at-all@test.example has an account, a link is on its way.");
    }

    [BrowserFact]
    public async Task Reset_WithTheLink_SetsThePasswordAndLeavesNoTokenInTheAddress()
    {
        var (email, userId) = await SignUpAsync();
        var token = await TokenAsync(AccountTokenKind.PasswordReset, userId, email);
        var user = await NewUserAsync(device: Device.Phone);
        user.Monitor.AllowStatus(400, "/confirm");
        await user.OpenAsync($"/reset-password?token={token}");
        await user.ShouldSeeHeadingAsync("Choose a new password");
        user.Page.Url.Should().EndWith("/reset-password");

        await user.FillAsync("New password", "password123");
        await user.ClickButtonAsync("Set the password");
        await user.ShouldSeeAsync("one of the most common passwords");
        await user.ReloadAsync();
        await user.FillAsync("New password", Next);
        await user.ClickButtonAsync("Set the password");
        await user.ShouldSeeAsync("Your new password is set.");

        await Service.Client().SignInAsync(email, Next);
        await user.OpenAsync($"/reset-password?token={token}");
        await user.FillAsync("New password", Next);
        await user.ClickButtonAsync("Set the password");
        await user.ShouldSeeAsync("This link was used before, or it is too old.");
        await Expect(user.Main.GetByText("Request a new link")).ToHaveAttributeAsync("href", "/forgot-password");
    }

    [BrowserFact]
    public async Task Verify_WithTheLink_ConfirmsTheAddressAfterAPress()
    {
        var (email, userId) = await SignUpAsync();
        var token = await TokenAsync(AccountTokenKind.EmailVerification, userId, email);
        var user = await NewUserAsync();
        await user.OpenAsync($"/verify-email?token={token}");

        await user.ClickButtonAsync("Confirm my address");
        await user.ShouldSeeAsync("Your email address is confirmed.");

        await user.OpenAsync("/account");
        await user.SignInAsync(email);
        await user.ShouldSeeAsync("Confirmed");
        await user.ShouldNotSeeAsync("Send the confirmation link");
    }

    [BrowserFact]
    public async Task Reset_WithoutAToken_OffersANewLink()
    {
        var user = await NewUserAsync();

        await user.OpenAsync("/reset-password");

        await user.ShouldSeeHeadingAsync("This link is not complete");
    }

    [BrowserFact]
    public async Task Account_InKorean_SaysWhatItDoes()
    {
        var (email, _) = await SignUpAsync();
        var user = await NewUserAsync();
        await user.OpenAsync("/account");
        await user.SignInAsync(email);
        await user.ShouldSeeHeadingAsync("My account");

        await user.ClickButtonAsync("한국어");

        await user.ShouldSeeHeadingAsync("내 계정");
        await user.ShouldSeeAsync("로그인된 기기");
        await user.ShouldSeeAsync("비밀번호 변경");
    }

    [BrowserFact]
    public async Task Security_OfOneAccount_ListsWhatHappened()
    {
        var (email, _) = await SignUpAsync();
        await Service.Client().SignInAsync(email, SignInActions.Password);
        var user = await NewOperatorAsync();
        await user.OpenAsync("/desk");
        await user.ClickLinkAsync("Security events");
        await user.ShouldSeeHeadingAsync("Security events");

        await user.FillAsync("Email", email);
        await user.ClickButtonAsync("Search");
        var rows = user.Page.Locator("main .rows > li");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("Signed in");
        await user.Page.GetByLabel("Kind").SelectOptionAsync("signed_up");
        await user.ClickButtonAsync("Search");

        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToContainTextAsync("Signed up");
    }

    private async Task<(string Email, Guid UserId)> SignUpAsync()
    {
        var email = $"account{Interlocked.Increment(ref s_count)}@test.example";
        return (email, await Service.Client().SignUpAsync(email, SignInActions.Password, "Kim"));
    }

    private async Task<string> TokenAsync(AccountTokenKind kind, Guid userId, string email)
    {
        await using var scope = Service.Hosts[0].Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountLinks>().CreateAsync(kind, userId, email, default);
    }
}
