using ConcertReservation.Api.Accounts;
using ConcertReservation.Api.DemoData;
using ConcertReservation.Application.Accounts;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Infrastructure.Database.Startup;
using Microsoft.Extensions.Options;

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
                    await EnsureOperatorAsync(services, ct);
                    if (services.GetRequiredService<IOptions<DemoOptions>>().Value.DemoData)
                        await Demo.EnsureAsync(services, ct);
                },
                app.Lifetime.ApplicationStopping
            );

    private static async Task EnsureOperatorAsync(IServiceProvider services, CancellationToken ct)
    {
        var given = services.GetRequiredService<IOptions<OperatorOptions>>().Value;
        if (string.IsNullOrEmpty(given.Email) || string.IsNullOrEmpty(given.Password))
            return;

        var accounts = services.GetRequiredService<AccountFacade>();
        await accounts.EnsureAsync(new SignUp(given.Email, given.Password, "Operator"), Role.Operator, ct);
    }
}
