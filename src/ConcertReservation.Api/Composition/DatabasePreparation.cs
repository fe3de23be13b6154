using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.DemoData;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Composition;

/// <summary>
/// Prepares the database before the first request: migrations, the operator's account, the demo data.
/// </summary>
internal static class DatabasePreparation
{
    public static Task PrepareDatabaseAsync(this WebApplication app) =>
        app
            .Services.GetRequiredService<DatabaseStartup>()
            .RunAsync(
                async (services, ct) =>
                {
                    await EnsureOperatorAsync(services, ct);
                    if (services.GetRequiredService<IOptions<DemoOptions>>().Value.DemoData)
                        await DemoDataSeeder.EnsureAsync(services, ct);
                },
                app.Lifetime.ApplicationStopping
            );

    private static async Task EnsureOperatorAsync(IServiceProvider services, CancellationToken ct)
    {
        var options = services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        if (string.IsNullOrEmpty(options.Email) || string.IsNullOrEmpty(options.Password))
            return;

        var accounts = services.GetRequiredService<AccountFacade>();
        await accounts.EnsureAsync(new SignUp(options.Email, options.Password, "Operator"), Role.Operator, ct);
    }
}
