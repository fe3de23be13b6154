using System.Net;
using System.Text.Json.Nodes;
using ConcertReservation.BrowserTests.Fixtures;
using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.Scenarios;

/// <summary>A customer downloads everything that is kept, and erases the account.</summary>
public sealed class ErasureTests(TestSite site) : BrowserTest(site)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Account_DownloadAndErase_EndsSignedOut(bool isOnAPhone)
    {
        var email = $"erased{Guid.CreateVersion7(Service.Clock.GetUtcNow()):N}@test.example";
        await Service.Client().SignUpAsync(email, SignInActions.Password, "Kim Ha-neul");
        var client = await Service.Client().SignInAsync(email, SignInActions.Password);
        (await client.PostAsync("/balance/charges", new { amount = 30_000 })).ShouldBe(HttpStatusCode.Created);
        var user = await NewUserAsync(device: isOnAPhone ? Device.Phone : Device.Desktop);
        user.Monitor.AllowStatus(401, "/users/me");
        user.Monitor.AllowStatus(409, "/users/me");
        await user.OpenAsync("/account");
        await user.SignInAsync(email);

        var file = await user.Page.RunAndWaitForDownloadAsync(() => user.ClickButtonAsync("Download my data"));
        var export = JsonNode.Parse(await File.ReadAllTextAsync(await file.PathAsync()))!;
        export["account"]!["email"]!.GetValue<string>().Should().Be(email);

        var form = user.Page.Locator("form.erasure");
        await form.GetByLabel("Password").FillAsync("not this one");
        await user.ClickButtonAsync("Erase my account");
        await user.ChooseInDialogAsync("Erase your account?", "Erase");
        await user.ShouldSeeAsync("The email address or the password is not correct.");

        await form.GetByLabel("Password").FillAsync(SignInActions.Password);
        await user.ClickButtonAsync("Erase my account");
        await user.ChooseInDialogAsync("Erase your account?", "Erase");
        await user.ShouldSeeAsync("There is a balance or a ticket to come.");

        await form.GetByLabel("Give up the balance").CheckAsync();
        await user.ClickButtonAsync("Erase my account");
        await user.ChooseInDialogAsync("Erase your account and give up ₩30,000?", "Erase and give up");
        await Expect(user.Page.Locator("header").GetByText("Sign in")).ToBeVisibleAsync();
        (await Service.Client().PostAsync("/auth/sign-in", new { email, password = SignInActions.Password })).ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }
}
