using System.Threading.RateLimiting;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Accounts;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Accounts;

/// <summary>Limits the sign-ins to one account, so that a password cannot be guessed from many addresses.</summary>
internal sealed class SignInLimiter(IOptions<RateLimitOptions> options) : ISignInLimiter, IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(email =>
        options.Value.Enabled
            ? RateLimits.PerMinute(email.ToUpperInvariant(), options.Value.SignInsPerAccount)
            : RateLimitPartition.GetNoLimiter("unlimited")
    );

    public void EnsureNotTooMany(string email)
    {
        using var lease = _limiter.AttemptAcquire(email);
        if (!lease.IsAcquired)
            throw RateLimits.TooMany("Too many sign-ins to this account.", lease);
    }

    public void Dispose() => _limiter.Dispose();
}
