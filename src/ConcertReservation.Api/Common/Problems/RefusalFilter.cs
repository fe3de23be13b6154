using ConcertReservation.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Common.Problems;

/// <summary>
/// Answers a refusal where it leaves the action. The handler around everything would do it too, but each frame an
/// exception is thrown through again costs more than the refusal itself, and in a stampede most requests are refused.
/// </summary>
internal sealed class RefusalFilter(ProblemWriter problems, ILogger<ExceptionToProblem> log) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not DomainException refusal)
            return;

        log.LogDebug("Refused with {Code}", refusal.Code);
        context.Result = new Refusal(problems, refusal);
        context.ExceptionHandled = true;
    }

    private sealed class Refusal(ProblemWriter problems, DomainException refusal) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => problems.WriteAsync(context.HttpContext, refusal);
    }
}
