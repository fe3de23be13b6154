using System.Data.Common;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace ConcertReservation.Api.Errors;

/// <summary>ActiveTokenCache what was thrown into what the client may know of it.</summary>
internal sealed class ExceptionToProblem(ProblemWriter problems, ILogger<ExceptionToProblem> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken ct)
    {
        switch (exception)
        {
            case DomainException refusal:
                await problems.WriteAsync(context, refusal);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest }:
                await problems.WriteAsync(context, DomainException.Invalid("body", "The body could not be read."));
                break;
            case BadHttpRequestException badRequest:
                await problems.WriteAsync(context, ProblemCatalogue.ForStatus(badRequest.StatusCode));
                break;
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                break;
            default:
                log.LogError(exception, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
                await problems.WriteAsync(
                    context,
                    IsPassing(exception) ? ErrorCode.Overloaded : ErrorCode.InternalError
                );
                break;
        }
        return true;
    }

    // Never reached, or lost, or no server that takes writes: then there is no state, because no server gave one. Else
    // connection trouble, too few resources, shutting down or starting up, a lock or statement that took too long, a
    // server that takes no writes (25006).
    private static bool IsUnavailable(DbException fault) =>
        fault.SqlState is not { } sqlState
        || (
            sqlState.StartsWith("08", StringComparison.Ordinal)
            || sqlState.StartsWith("53", StringComparison.Ordinal)
            || sqlState.StartsWith("57", StringComparison.Ordinal)
            || sqlState is "25006" or "55P03" or "40P01" or "40001"
        );

    /// <summary>The database is away or has no connection free: not a fault of this request, and worth another try.</summary>
    private static bool IsPassing(Exception? exception) =>
        exception is DbException { IsTransient: true } or TimeoutException
        || (exception is DbException fault && IsUnavailable(fault))
        || (exception?.InnerException is { } inner && IsPassing(inner));
}
