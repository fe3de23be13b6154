namespace ConcertReservation.BrowserTests.PageActions;

/// <summary>Signing up and signing in.</summary>
internal static class SignInActions
{
    public const string Password = "a-good-password";

    public static async Task SignUpAsync(this BrowserUser user, string name, string email)
    {
        await user.ClickLinkAsync("Sign up");
        await user.ShouldSeeHeadingAsync("Sign up");
        await user.FillAsync("Name", name);
        await user.FillAsync("Email", email);
        await user.FillAsync("Password", Password);
        await user.ClickButtonAsync("Create account");
    }

    public static async Task SignInAsync(this BrowserUser user, string email)
    {
        await user.ShouldSeeHeadingAsync("Sign in");
        await user.FillAsync("Email", email);
        await user.FillAsync("Password", Password);
        await user.ClickButtonAsync("Sign in");
    }
}
