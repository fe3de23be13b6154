using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using ConcertReservation.Api.Common.Problems;
using ConcertReservation.Application.Common;
using ConcertReservation.Application.Operations;
using ConcertReservation.Domain.Common;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Common.Overload;

/// <summary>
/// A bounded number of requests runs, a bounded number waits in order, and whoever comes on top is told 503 at once:
/// a pile-up would fail everyone, those inside included.
/// </summary>
internal sealed class OverloadGuard : IMiddleware, IOverloadGuard, IDisposable
{
    private readonly ConcurrencyLimiter _limiter;
    private readonly ProblemWriter _problems;

    public OverloadGuard(IOptions<OverloadOptions> options, ProblemWriter problems, IMeterFactory meters)
    {
        _problems = problems;
        _limiter = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = options.Value.MaxRunning,
                QueueLimit = options.Value.MaxWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        var meter = meters.Create(SaleMeter.Name);
        meter.CreateObservableGauge(
            "concert_reservation.requests.running",
            () => options.Value.MaxRunning - _limiter.GetStatistics()!.CurrentAvailablePermits,
            "{request}",
            "Requests at work."
        );
        meter.CreateObservableGauge(
            "concert_reservation.requests.waiting",
            () => _limiter.GetStatistics()!.CurrentQueuedCount,
            "{request}",
            "Requests that wait for their turn to run."
        );
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OutsideOverloadGuardAttribute>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = await _limiter.AcquireAsync(permitCount: 1, context.RequestAborted);
        if (lease.IsAcquired)
            await next(context);
        else
            await _problems.WriteAsync(context, ErrorCode.Overloaded);
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        using var lease = await _limiter.AcquireAsync(permitCount: 1, ct);
        return lease.IsAcquired
            ? await work()
            : throw new DomainException(ErrorCode.Overloaded, ProblemCatalogue.Of(ErrorCode.Overloaded).Title + ".");
    }

    public void Dispose() => _limiter.Dispose();
}
