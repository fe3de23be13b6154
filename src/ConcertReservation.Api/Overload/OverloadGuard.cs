using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Telemetry;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Overload;

/// <summary>
/// A bounded number of requests runs, a bounded number waits in order for a bounded time, and every other request gets
/// 503 at once: a pile-up would fail all requests, the running ones included.
/// </summary>
internal sealed class OverloadGuard : IMiddleware, IOverloadGuard, IDisposable
{
    // Of the request that runs here: a second permit could wait for the first one forever.
    private static readonly AsyncLocal<Permit?> Current = new();

    private readonly ConcurrencyLimiter _limiter;
    private readonly ProblemWriter _problems;
    private readonly TimeSpan _maxWait;
    private readonly TimeProvider _time;

    public OverloadGuard(
        IOptions<OverloadOptions> options,
        ProblemWriter problems,
        IMeterFactory meters,
        TimeProvider time
    )
    {
        (_problems, _maxWait, _time) = (problems, options.Value.Patience, time);
        _limiter = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = options.Value.MaxRunning,
                QueueLimit = options.Value.MaxWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        var meter = meters.Create(InstrumentationScope.Name);
        meter.CreateObservableGauge(
            "concert_reservation.requests.running",
            () => options.Value.MaxRunning - _limiter.GetStatistics()!.CurrentAvailablePermits,
            "{request}",
            "Requests that run."
        );
        meter.CreateObservableGauge(
            "concert_reservation.requests.waiting",
            () => _limiter.GetStatistics()!.CurrentQueuedCount,
            "{request}",
            "Requests that wait for a permit to run."
        );
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OutsideOverloadGuardAttribute>() is not null)
        {
            await next(context);
            return;
        }

        // Before the permit: a client that sends its body slowly must not hold what others wait for.
        await ReadBodyAsync(context);
        using var permit = await AcquirePermitAsync(context.RequestAborted);
        Current.Value = permit;
        context.Features.Set(permit);
        if (permit is not null)
            await next(context);
        else
            await _problems.WriteAsync(context, ErrorCode.Overloaded);
    }

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        if (Current.Value is { IsHeld: true })
            return await work();

        using var permit = await AcquirePermitAsync(ct);
        Current.Value = permit;
        return permit is not null
            ? await work()
            : throw new DomainException(ErrorCode.Overloaded, ProblemCatalogue.Of(ErrorCode.Overloaded).Title + ".");
    }

    public void Dispose() => _limiter.Dispose();

    // In memory: the limit of the body's size is in force while it is read.
    private static async Task ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
            return;
        context.Request.EnableBuffering(bufferThreshold: (int)BodySizeLimit.PlanBytes);
        await context.Request.Body.DrainAsync(context.RequestAborted);
        context.Request.Body.Position = 0;
    }

    /// <summary>Null when too many requests wait, or this one has waited too long.</summary>
    private async ValueTask<Permit?> AcquirePermitAsync(CancellationToken ct)
    {
        var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? new Permit(lease) : await WaitForPermitAsync(ct);
    }

    private async Task<Permit?> WaitForPermitAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(_maxWait, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            var lease = await _limiter.AcquireAsync(permitCount: 1, linked.Token);
            return lease.IsAcquired ? new Permit(lease) : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
