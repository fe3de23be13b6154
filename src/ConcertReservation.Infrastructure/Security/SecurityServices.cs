using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("ConcertReservation");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>(
                (options, scopes) => options.XmlRepository = new DatabaseKeyRepository(scopes)
            );
        return services
            .AddSingleton<SigningKey>()
            .AddSingleton<IQueueTokenSigner, QueueTokenSigner>()
            .AddSingleton<ITicketSigner, TicketSigner>();
    }
}
