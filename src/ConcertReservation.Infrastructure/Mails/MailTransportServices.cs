using ConcertReservation.Application.Mails;
using ConcertReservation.Domain.Accounts;
using ConcertReservation.Domain.Mails;
using ConcertReservation.Domain.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Mails;

internal static class MailTransportServices
{
    public static IServiceCollection AddMails(this IServiceCollection services) =>
        services
            .AddScoped<MailFactsReader>()
            .AddScoped<IMailRepository, MailRepository>()
            .AddScoped<IMailingRepository, MailingRepository>()
            .AddScoped<IAccountMails, AccountMails>()
            .AddScoped<ITurnMailRepository, TurnMailRepository>()
            .AddSingleton(Create)
            .AddSingleton<IDevelopmentMailbox>(provider =>
                (FolderTransport)provider.GetRequiredService<IMailTransport>()
            );

    private static IMailTransport Create(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<MailSettings>();
        var time = provider.GetRequiredService<TimeProvider>();
        return settings switch
        {
            { Server: { } server } => new SmtpTransport(server, settings.From, time),
            { Folder: { } folder } => new FolderTransport(folder, settings.From, time),
            _ => new NoTransport(),
        };
    }
}
