using ConcertReservation.Api.DemoData;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>Tells, once at start, which addresses to open and how to sign in to the demo.</summary>
internal static class StartupBanner
{
    public static void GreetWhenStarted(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.DemoData)
            return;

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
                app.Logger.LogInformation("Open {Home} or, to try every call, {Swagger}", url, url + "/swagger");
            foreach (var account in Demo.Accounts)
                app.Logger.LogInformation(
                    "Sign in as {Role}: {Email} with {Password}",
                    account.Role,
                    account.Email,
                    account.Password
                );
        });
    }
}
