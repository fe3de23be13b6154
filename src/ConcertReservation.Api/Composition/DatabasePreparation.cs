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

        if (services.GetRequiredService<PasswordRules>().FindError(options.Password, options.Email) is { } weakness)
            services
                .GetRequiredService<ILogger<AccountFacade>>()
                .LogWarning("Operator__Password is easy to guess: {Reason}", weakness);
        var accounts = services.GetRequiredService<AccountFacade>();
        var outcome = await accounts.EnsureOperatorAsync(new SignUp(options.Email, options.Password, "Operator"), ct);
        if (outcome == OperatorAccount.BelongsToCustomer)
            throw new StartRefusedException(
                $"Operator__Email is \"{options.Email}\", which is the e-mail address of a customer. Allowed: an address "
                    + "that no customer has."
            );
        if (outcome == OperatorAccount.RoleChanged)
            services
                .GetRequiredService<ILogger<AccountFacade>>()
                .LogWarning("The account of Operator__Email had another role and is an operator again");
        if (outcome == OperatorAccount.PasswordChanged)
            services
                .GetRequiredService<ILogger<AccountFacade>>()
                .LogInformation("The operator account has the password of Operator__Password now; its sessions ended");
    }
}
