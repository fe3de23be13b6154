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
                    TemporaryFaults.Is(exception) ? ErrorCode.Overloaded : ErrorCode.InternalError
                );
                break;
        }
        return true;
    }
}
