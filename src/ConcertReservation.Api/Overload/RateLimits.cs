using System.Threading.RateLimiting;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Domain.Errors;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Overload;

/// <summary>How often one address or one user may ask for what is dear: a password's hash, a place in line.</summary>
internal static class RateLimits
{
    public const string SignIns = "sign-ins";
    public const string Joins = "joins";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<AccountThrottle>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (rejected, _) =>
                new ValueTask(
                    rejected
                        .HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
                        .WriteAsync(rejected.HttpContext, TooMany("Too many of these requests.", rejected.Lease))
                );
            limiter.AddPolicy(
                SignIns,
                context => Limit(context, context.Connection.RemoteIpAddress?.ToString(), o => o.SignInsPerAddress)
            );
            limiter.AddPolicy(
                Joins,
                context =>
                    Limit(
                        context,
                        context.User.Identity?.IsAuthenticated == true ? context.User.Id().ToString() : null,
                        o => o.JoinsPerUser
                    )
            );
        });
    }

    /// <summary>The refusal, with the limiter's own word on when there is room again.</summary>
    internal static DomainException TooMany(string detail, RateLimitLease lease) =>
        new(ErrorCode.RateLimited, $"{detail} Wait a moment.")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null,
        };

    /// <summary>So many at once, and from then on as many a minute, evenly.</summary>
    internal static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetTokenBucketLimiter(
            key,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = permits,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / permits,
            }
        );

    private static RateLimitPartition<string> Limit(
        HttpContext context,
        string? key,
        Func<RateLimitOptions, int> permits
    )
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        return options.Enabled && key is not null
            ? PerMinute(key, permits(options))
            : RateLimitPartition.GetNoLimiter("unlimited");
    }
}
