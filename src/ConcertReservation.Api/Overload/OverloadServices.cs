using ConcertReservation.Application.Overload;

namespace ConcertReservation.Api.Overload;

internal static class OverloadServices
{
    public static IServiceCollection AddOverloadGuard(this IServiceCollection services) =>
        services
            .AddSingleton<OverloadGuard>()
            .AddSingleton<IOverloadGuard>(provider => provider.GetRequiredService<OverloadGuard>());

    /// <summary>Guards the API; pages, documents and health answer whatever happens.</summary>
    public static void UseOverloadGuard(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            api => api.UseMiddleware<OverloadGuard>()
        );
}
