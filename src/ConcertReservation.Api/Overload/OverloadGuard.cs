using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using ConcertReservation.Api.Errors;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Overload;

/// <summary>
/// A bounded number of requests runs, a bounded number waits in order for a bounded time, and whoever comes on top is
/// told 503 at once: a pile-up would fail everyone, those inside included.
/// </summary>
internal sealed class OverloadGuard : IMiddleware, IOverloadGuard, IDisposable
{
    private readonly ConcurrencyLimiter _limiter;
    private readonly ProblemWriter _problems;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;

    public OverloadGuard(
        IOptions<OverloadOptions> options,
        ProblemWriter problems,
        IMeterFactory meters,
        TimeProvider time
    )
    {
        (_problems, _patience, _time) = (problems, options.Value.Patience, time);
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

        using var turn = await AcquirePermitAsync(context.RequestAborted);
        if (turn is not null)
            await next(context);
        else
            await _problems.WriteAsync(context, ErrorCode.Overloaded);
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        using var turn = await AcquirePermitAsync(ct);
        return turn is not null
            ? await work()
            : throw new DomainException(ErrorCode.Overloaded, ProblemCatalogue.Of(ErrorCode.Overloaded).Title + ".");
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Null when too many wait, or this one has waited too long.</summary>
    private async ValueTask<RateLimitLease?> AcquirePermitAsync(CancellationToken ct)
    {
        var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? lease : await WaitForPermitAsync(ct);
    }

    private async Task<RateLimitLease?> WaitForPermitAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            var lease = await _limiter.AcquireAsync(permitCount: 1, either.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
