using ConcertReservation.Api.DemoData;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database;

namespace ConcertReservation.Api.Composition;

/// <summary>What must be true before the first request: a migrated database, the operator, the demo.</summary>
internal static class Startup
{
    public static Task PrepareDatabaseAsync(this WebApplication app) =>
        app
            .Services.GetRequiredService<DatabaseStartup>()
            .RunAsync(
                async (services, ct) =>
                {
                    await EnsureOperatorAsync(services, app.Configuration, ct);
                    if (app.Configuration.GetValue<bool>("DemoData"))
                        await Demo.EnsureAsync(services, ct);
                },
                app.Lifetime.ApplicationStopping
            );

    private static async Task EnsureOperatorAsync(
        IServiceProvider services,
        IConfiguration configuration,
        CancellationToken ct
    )
    {
        var (email, password) = (configuration["Operator:Email"], configuration["Operator:Password"]);
        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password))
            return;

        var accounts = services.GetRequiredService<AccountFacade>();
        await accounts.EnsureAsync(new SignUp(email, password, "Operator"), Role.Operator, ct);
    }
}
