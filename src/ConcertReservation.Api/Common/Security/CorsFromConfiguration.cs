using ConcertReservation.Api.Common.Idempotency;
using ConcertReservation.Api.Queue;

namespace ConcertReservation.Api.Common.Security;

/// <summary>Pages of other origins may call the API only when their origin is named in <c>Cors:Origins</c>.</summary>
internal static class CorsFromConfiguration
{
    public static void AddCorsFromConfiguration(this WebApplicationBuilder builder)
    {
        var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        builder.Services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins(origins)
                    .WithMethods("GET", "POST", "PUT", "PATCH", "DELETE")
                    .WithHeaders("Authorization", "Content-Type", QueueTokenHeader.Name, IdempotencyKeyHeader.Name)
                    .WithExposedHeaders("Location", "Retry-After", "Idempotency-Replayed", "ETag")
            )
        );
    }
}
