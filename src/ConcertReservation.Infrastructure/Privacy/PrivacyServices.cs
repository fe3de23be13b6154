using ConcertReservation.Application.Privacy;
using ConcertReservation.Domain.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace ConcertReservation.Infrastructure.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) =>
        services.AddScoped<IErasureRepository, ErasureRepository>().AddSingleton<IAccountExport, AccountExportWriter>();
}
