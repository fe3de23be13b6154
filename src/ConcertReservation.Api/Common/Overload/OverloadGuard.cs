using System.Threading.RateLimiting;
using ConcertReservation.Api.Common.Problems;
using ConcertReservation.Domain.Common;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Common.Overload;

/// <summary>
/// A bounded number of requests runs, a bounded number waits in order, and whoever comes on top is told 503 at once:
/// a pile-up would fail everyone, those inside included.
/// </summary>
internal sealed class OverloadGuard(IOptions<OverloadOptions> options, ProblemWriter problems)
    : IMiddleware,
        IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = options.Value.MaxRunning,
            QueueLimit = options.Value.MaxWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = await _limiter.AcquireAsync(permitCount: 1, context.RequestAborted);
        if (lease.IsAcquired)
            await next(context);
        else
            await problems.WriteAsync(context, ErrorCode.Overloaded);
    }

    public void Dispose() => _limiter.Dispose();
}
