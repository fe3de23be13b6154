using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Security;

/// <summary>Allows pages of other origins to call the API only when <c>Cors:Origins</c> lists their origin.</summary>
internal static class CorsFromConfiguration
{
    public static IServiceCollection AddCorsFromConfiguration(this IServiceCollection services)
    {
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<CorsOriginOptions>>(
                (cors, options) => cors.AddDefaultPolicy(policy => Allow(policy, options.Value.Origins))
            );
        return services.AddCors();
    }

    private static void Allow(CorsPolicyBuilder policy, string[] origins) =>
        policy
            .WithOrigins([.. origins.Where(origin => !string.IsNullOrWhiteSpace(origin))])
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders(
                "Authorization",
                "Content-Type",
                "If-Match",
                QueueTokenHeader.Name,
                IdempotentRequestReader.Header
            )
            .WithExposedHeaders("Location", "Retry-After", "Idempotency-Replayed", "ETag");
}
