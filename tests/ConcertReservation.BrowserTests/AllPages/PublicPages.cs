using ConcertReservation.BrowserTests.Fixtures;

namespace ConcertReservation.BrowserTests.AllPages;

/// <summary>Pages that need no sign-in.</summary>
internal static class PublicPages
{
    public static async Task<PageState> ConcertsAsync(Service service) =>
        new("/", (await service.CreateConcertAsync()).Title);

    public static async Task<PageState> ConcertAsync(Service service) =>
        new((await service.CreateConcertAsync()).Path, "Join the line");

    public static Task<PageState> SignInAsync(Service _) =>
        Task.FromResult(new PageState("/sign-in", "No account yet?"));

    // Submitted empty, so that the fields show their errors.
    public static Task<PageState> SignUpAsync(Service _) =>
        Task.FromResult(
            new PageState("/sign-up", "Already have an account?")
            {
                Actions = user => user.ClickButtonAsync("Create account"),
            }
        );

    public static Task<PageState> ErrorAsync(Service _) =>
        Task.FromResult(new PageState("/concerts/999999", "This concert does not exist.") { ErrorStatus = 404 });
}
