using ConcertReservation.Application.Mails;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Mails;

internal static class MailServices
{
    private const string DevelopmentSender = "tickets@localhost";

    public static IServiceCollection AddMailWriting(this IServiceCollection services) =>
        services.AddSingleton<SiteAddress>().AddSingleton<IMailWriter, MailWriter>().AddSingleton(SettingsOf);

    /// <summary>Outside Development, says once which features need a mail server that is not set.</summary>
    public static void LogMissingMailServer(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IMailTransport>().IsAvailable)
            return;

        app.Lifetime.ApplicationStarted.Register(() =>
            app.Logger.LogWarning(
                "Smtp__Host is not set, so no mail is sent: links to reset a password or to verify an address, tickets after a "
                    + "payment, refunds, moved and cancelled performances, turns of customers who wait, and messages of "
                    + "operators to holders. A mail waits for a day and is then given up"
            )
        );
    }

    private static MailSettings SettingsOf(IServiceProvider provider)
    {
        var smtp = provider.GetRequiredService<IOptions<SmtpOptions>>().Value;
        var environment = provider.GetRequiredService<IWebHostEnvironment>();
        var directory = provider.GetRequiredService<IOptions<DevelopmentMailOptions>>().Value.Directory;
        var server = smtp.ToServer();
        return new MailSettings(
            string.IsNullOrEmpty(smtp.From) ? DevelopmentSender : smtp.From,
            server,
            server is null && environment.IsDevelopment()
                ? Path.GetFullPath(Path.Combine(environment.ContentRootPath, directory))
                : null
        );
    }
}
