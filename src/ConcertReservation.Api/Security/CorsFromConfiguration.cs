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
                QueueTokenHeader.Name,
                IdempotentRequestReader.Header,
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                // Added by tracing libraries in the browser (https://www.w3.org/TR/trace-context).
                "traceparent",
                "tracestate"
            )
            // A page sees the time of the server in Date, and may read only the headers that are named here.
            .WithExposedHeaders("Date", "ETag", "Idempotency-Replayed", "Location", "Retry-After");
}
