namespace ConcertReservation.BrowserTests.Visits;

/// <summary>Signing up and in.</summary>
internal static class Entering
{
    public const string Password = "a-good-password";

    public static async Task SignUpAsync(this Visitor visitor, string name, string email)
    {
        await visitor.FollowAsync("Sign up");
        await visitor.SeesHeadingAsync("Sign up");
        await visitor.FillAsync("Name", name);
        await visitor.FillAsync("E-mail", email);
        await visitor.FillAsync("Password", Password);
        await visitor.PressAsync("Sign up and go on");
    }

    public static async Task SignInAsync(this Visitor visitor, string email)
    {
        await visitor.SeesHeadingAsync("Sign in");
        await visitor.FillAsync("E-mail", email);
        await visitor.FillAsync("Password", Password);
        await visitor.PressAsync("Sign in");
    }
}
