using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Security;

/// <summary>Pages of other origins may call the API only when their origin is named in <c>Cors:Origins</c>.</summary>
internal static class CorsFromConfiguration
{
    public static IServiceCollection AddCorsFromConfiguration(this IServiceCollection services)
    {
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<CorsOriginOptions>>(
                (cors, named) => cors.AddDefaultPolicy(policy => Allow(policy, named.Value.Origins))
            );
        return services.AddCors();
    }

    private static void Allow(CorsPolicyBuilder policy, string[] origins) =>
        policy
            .WithOrigins([.. origins.Where(origin => !string.IsNullOrWhiteSpace(origin))])
            .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
            .WithHeaders("Authorization", "Content-Type", QueueTokenHeader.Name, IdempotencyKeyHeader.Name)
            .WithExposedHeaders("Location", "Retry-After", "Idempotency-Replayed", "ETag");
}
