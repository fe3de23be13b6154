using ConcertReservation.BrowserTests.PageActions;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>The pages of an account.</summary>
internal static class AccountPages
{
    private const string Token = "pX3v0hBq7c1tYw5n9kZr2mLs8dGf4jHa6uEoRbTiVxQ";
    private static int s_count;

    /// <summary>Signed in on three devices.</summary>
    public static async Task<PageState> AccountAsync(Service service)
    {
        var email = $"account-page{Interlocked.Increment(ref s_count)}@test.example";
        var userId = await service.Client().SignUpAsync(email, SignInActions.Password, "김민지");
        foreach (var _ in Enumerable.Range(0, 2))
            await service.Client().SignInAsync(email, SignInActions.Password);
        var client = await service.Client().SignInAsync(email, SignInActions.Password);
        return new PageState("/account", "Signed-in devices", new Person(userId, email, client, service));
    }

    public static Task<PageState> ForgotAsync(Service _) =>
        Task.FromResult(new PageState("/forgot-password", "Forgot your password?"));

    public static Task<PageState> ResetAsync(Service _) =>
        Task.FromResult(new PageState($"/reset-password?token={Token}", "Choose a new password"));

    public static Task<PageState> VerifyAsync(Service _) =>
        Task.FromResult(new PageState($"/verify-email?token={Token}", "Confirm your email address"));

    public static async Task<PageState> SecurityAsync(Service service)
    {
        var email = $"security-page{Interlocked.Increment(ref s_count)}@test.example";
        await service.Client().SignUpAsync(email, SignInActions.Password, "김민지");
        await service.Client().SignInAsync(email, SignInActions.Password);
        var boss = await service.Crowd.OperatorAsync();
        return new PageState("/desk/security", "Signed in", boss, Role: "operator");
    }
}
