using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Overload;

/// <summary>Slows down guessing at one account from many addresses. By e-mail, whether or not it has an account.</summary>
public sealed class AccountThrottle(IOptions<RateLimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(email =>
        options.Value.Enabled
            ? RateLimits.PerMinute(email.ToUpperInvariant(), options.Value.SignInsPerAccount)
            : RateLimitPartition.GetNoLimiter("unlimited")
    );

    /// <summary>Refuses with <c>rate_limited</c>.</summary>
    public void EnsureNotTooMany(string email)
    {
        using var lease = _limiter.AttemptAcquire(email);
        if (!lease.IsAcquired)
            throw RateLimits.TooMany("Too many sign-ins to this account.", lease);
    }

    public void Dispose() => _limiter.Dispose();
}
