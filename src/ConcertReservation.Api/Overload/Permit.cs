using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Overload;

/// <summary>The permit of a request that runs; it can be released before the response is sent.</summary>
internal sealed class Permit(RateLimitLease lease) : IDisposable
{
    private int _released;

    public bool IsHeld => Volatile.Read(ref _released) == 0;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            lease.Dispose();
    }
}

/// <summary>
/// Releases the permit when the action is done: a client that reads its response slowly must not hold what others wait
/// for. A result that reads the database while it is sent acquires a permit for each read.
/// </summary>
internal sealed class PermitReleaseFilter : IAlwaysRunResultFilter, IOrderedFilter
{
    // Before the filters that write the response.
    public int Order => int.MinValue;

    public void OnResultExecuting(ResultExecutingContext context) =>
        context.HttpContext.Features.Get<Permit>()?.Dispose();

    public void OnResultExecuted(ResultExecutedContext context) { }
}
