using System.Data.Common;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace ConcertReservation.Api.Errors;

/// <summary>
/// Turns an exception into the problem details that the client gets. A 500 carries no exception text.
/// </summary>
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
                await problems.WriteAsync(context, DomainException.Invalid("body", "The body cannot be read."));
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
                    IsTemporary(exception) ? ErrorCode.Overloaded : ErrorCode.InternalError
                );
                break;
        }
        return true;
    }

    // There is no SQLSTATE when no server sent one: it was not reached, the connection was lost, or no host accepts
    // writes. The codes (https://www.postgresql.org/docs/current/errcodes-appendix.html): 08 connection, 53 resources,
    // 57 cancelled or shutting down, 25006 read-only server, 55P03 lock timeout, 40P01 deadlock, 40001 serialization.
    private static bool IsUnavailable(DbException fault) =>
        fault.SqlState is not { } sqlState
        || (
            sqlState.StartsWith("08", StringComparison.Ordinal)
            || sqlState.StartsWith("53", StringComparison.Ordinal)
            || sqlState.StartsWith("57", StringComparison.Ordinal)
            || sqlState is "25006" or "55P03" or "40P01" or "40001"
        );

    /// <summary>The database is unavailable or has no free connection: the same request may succeed later.</summary>
    private static bool IsTemporary(Exception? exception) =>
        exception is DbException { IsTransient: true } or TimeoutException
        || (exception is DbException fault && IsUnavailable(fault))
        || (exception?.InnerException is { } inner && IsTemporary(inner));
}
