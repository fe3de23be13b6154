using ConcertReservation.BrowserTests.Stages;

namespace ConcertReservation.BrowserTests.Tours;

/// <summary>What everybody may see.</summary>
internal static class EntranceScenes
{
    public static async Task<Scene> ConcertsAsync(Service service) => new("/", (await service.ShowAsync()).Title);

    public static async Task<Scene> ConcertAsync(Service service) =>
        new((await service.ShowAsync()).Path, "Join the line");

    public static Task<Scene> SignInAsync(Service _) => Task.FromResult(new Scene("/sign-in", "New here?"));

    // Sent empty, so that its errors stand at the fields.
    public static Task<Scene> SignUpAsync(Service _) =>
        Task.FromResult(
            new Scene("/sign-up", "Been here before?") { Then = visitor => visitor.PressAsync("Sign up and go on") }
        );

    public static Task<Scene> TroubleAsync(Service _) =>
        Task.FromResult(new Scene("/concerts/999999", "There is no such concert.") { Refused = 404 });
}
