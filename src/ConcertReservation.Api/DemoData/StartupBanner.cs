using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.DemoData;

/// <summary>With demo data, logs once at startup which addresses to open and which demo accounts can sign in.</summary>
internal static class StartupBanner
{
    public static void LogBannerWhenStarted(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<DemoOptions>>().Value.DemoData)
            return;

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls)
                app.Logger.LogInformation("Open {Home}, or {Swagger} to try the API", url, url + "/swagger");
            foreach (var account in DemoDataSeeder.Accounts)
                app.Logger.LogInformation(
                    "Sign in as {Role}: {Email} with {Password}",
                    account.Role,
                    account.Email,
                    account.Password
                );
        });
    }
}
