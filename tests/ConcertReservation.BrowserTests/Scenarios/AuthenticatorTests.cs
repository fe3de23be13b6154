using System.Net;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;
using OtpNet;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A colleague sets an authenticator up, and signs in with its codes.</summary>
public sealed class AuthenticatorTests(TestSite site) : BrowserTest(site)
{
    [BrowserFact]
    public async Task Authenticator_SetUpAndSignIn_AsksForTheCode()
    {
        var email = $"code{Guid.CreateVersion7(Service.Clock.GetUtcNow()):N}@test.example";
        var body = new
        {
            email,
            name = "Door",
            password = SignInActions.Password,
            role = "gate",
        };
        (await (await Service.Crowd.OperatorAsync()).Client.PostAsync("/admin/staff", body)).ShouldBe(
            HttpStatusCode.Created
        );
        var user = await NewUserAsync();
        user.Monitor.AllowStatus(401, "/auth/sign-in");
        await user.OpenAsync("/sign-in");
        await user.SignInAsync(email);
        await user.ShouldSeeHeadingAsync("Check-in");

        await user.OpenAsync("/desk/authenticator");
        await user.ClickButtonAsync("Set up an authenticator app");
        await Expect(user.Page.Locator(".qr-code svg")).ToBeVisibleAsync();
        var secret = Base32Encoding.ToBytes(
            (await user.Page.Locator("code.secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)
        );
        await user.Page.GetByLabel("Code").FillAsync(CodeOf(secret));
        await user.ClickButtonAsync("Turn on");
        await Expect(user.Page.Locator(".recovery-codes li")).ToHaveCountAsync(10);
        var recovery = await user.Page.Locator(".recovery-codes li").First.InnerTextAsync();
        await user.ClickButtonAsync("I have kept them");
        await user.ShouldSeeAsync("Recovery codes left: 10");

        await user.ClickButtonAsync("Sign out");
        await user.OpenAsync("/sign-in");
        await user.SignInAsync(email);
        await Expect(user.Page.GetByLabel("Code")).ToBeFocusedAsync();
        await user.Page.GetByLabel("Code").FillAsync(recovery);
        await user.ClickButtonAsync("Sign in");

        await user.ShouldSeeHeadingAsync("Check-in");
    }

    private string CodeOf(byte[] secret) => new Totp(secret).ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime);
}
