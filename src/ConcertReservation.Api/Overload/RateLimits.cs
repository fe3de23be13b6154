using System.Security.Claims;
using System.Threading.RateLimiting;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Domain.Errors;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Overload;

/// <summary>Rate limits for expensive operations. <c>JoinLimiter</c> limits joins.</summary>
internal static class RateLimits
{
    public const string SignUps = "sign-ups";
    public const string PasswordResets = "password-resets";
    public const string Exports = "exports";
    public const string Webhooks = "webhooks";

    public static IServiceCollection AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (rejected, _) =>
                new ValueTask(
                    rejected
                        .HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
                        .WriteAsync(rejected.HttpContext, TooMany("Too many requests.", rejected.Lease))
                );
            limiter.AddPolicy(SignUps, context => LimitAddress(context, o => o.SignUpsPerAddress));
            limiter.AddPolicy(PasswordResets, context => LimitAddress(context, o => o.PasswordResetsPerAddress));
            // After the authentication; a caller without an account is refused by the authorization.
            limiter.AddPolicy(
                Exports,
                context => Limit(context, context.User.FindFirstValue(ClaimTypes.NameIdentifier), o => o.ExportsPerUser)
            );
            limiter.AddPolicy(Webhooks, context => LimitAddress(context, o => o.WebhooksPerAddress));
        });

    /// <summary>The refusal, with the limiter's estimate of when the next request is allowed.</summary>
    internal static DomainException TooMany(string detail, RateLimitLease lease) =>
        new(ErrorCode.RateLimited, $"{detail} Try again in a moment.")
        {
            RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null,
        };

    /// <summary>Allows <paramref name="permits"/> requests at once; used permits return evenly over a minute.</summary>
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

    private static RateLimitPartition<string> LimitAddress(HttpContext context, Func<RateLimitOptions, int> permits) =>
        Limit(context, ClientAddress.NetworkOf(context.Connection.RemoteIpAddress), permits);

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
