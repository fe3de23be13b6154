using System.Threading.RateLimiting;
using ConcertReservation.Api.Overload;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;

namespace ConcertReservation.UnitTests.Overload;

/// <summary>A client that reads its response slowly holds no permit.</summary>
public sealed class PermitReleaseFilterTests : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(
        new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 }
    );

    [Fact]
    public void OnResultExecuting_RequestWithAPermit_ReleasesItBeforeTheResponseIsSent()
    {
        using var permit = new Permit(_limiter.AttemptAcquire());
        var http = new DefaultHttpContext();
        http.Features.Set(permit);

        new PermitReleaseFilter().OnResultExecuting(Context(http));

        permit.IsHeld.Should().BeFalse();
        _limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1);
    }

    [Fact]
    public void OnResultExecuting_RequestWithoutAPermit_DoesNothing()
    {
        var sending = () => new PermitReleaseFilter().OnResultExecuting(Context(new DefaultHttpContext()));

        sending.Should().NotThrow();
    }

    public void Dispose() => _limiter.Dispose();

    private static ResultExecutingContext Context(HttpContext http) =>
        new(new ActionContext(http, new RouteData(), new ActionDescriptor()), [], new EmptyResult(), controller: http);
}
