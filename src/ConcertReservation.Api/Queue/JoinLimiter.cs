using System.Threading.RateLimiting;
using ConcertReservation.Api.Overload;
using ConcertReservation.Application.Queue;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Queue;

/// <summary>One limit for all requests of a customer that join: <c>POST queue-token</c> and the queue gate.</summary>
internal sealed class JoinLimiter(IOptions<RateLimitOptions> options) : IJoinLimiter, IDisposable
{
    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, string>(userId =>
        options.Value.Enabled
            ? RateLimits.PerMinute(userId.ToString(), options.Value.JoinsPerUser)
            : RateLimitPartition.GetNoLimiter("unlimited")
    );

    public void EnsureNotTooMany(Guid userId)
    {
        using var lease = _limiter.AttemptAcquire(userId);
        if (!lease.IsAcquired)
            throw RateLimits.TooMany("You join too often.", lease);
    }

    public void Dispose() => _limiter.Dispose();
}
