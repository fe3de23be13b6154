using ConcertReservation.Application.Queue;
using ConcertReservation.Application.Reservations;
using ConcertReservation.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Security;

internal static class SecurityServices
{
    public static IServiceCollection AddSigning(this IServiceCollection services)
    {
        services
            .AddDataProtection()
            .SetApplicationName("ConcertReservation")
            .PersistKeysToDbContext<ConcertReservationDb>();
        return services
            .AddSingleton<SigningKey>()
            .AddSingleton<IQueueTokenSigner, QueueTokenSigner>()
            .AddSingleton<ITicketSigner, TicketSigner>();
    }
}
