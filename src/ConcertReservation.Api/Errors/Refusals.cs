using ConcertReservation.Application;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Errors;

/// <summary>
/// Turns a refusal that an action throws into its answer. The exception handler around everything would do it too, but
/// every frame through which an exception is thrown again costs more than the refusal itself.
/// </summary>
internal sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not DomainException refusal)
            return;

        context.Result = new RefusalResult(refusal);
        context.ExceptionHandled = true;
    }
}

/// <summary>A refusal that an action returns instead of throwing it, because it is a frequent answer.</summary>
internal sealed class RefusalResult(DomainException refusal) : IActionResult
{
    public DomainException Refusal => refusal;

    public Task ExecuteResultAsync(ActionContext context) =>
        context
            .HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
            .WriteAsync(context.HttpContext, refusal);
}

internal static class Outcomes
{
    public static IActionResult ToResult<T>(this Outcome<T> outcome, Func<T, IActionResult> done)
        where T : class => outcome.Value is { } value ? done(value) : new RefusalResult(outcome.Refusal!);
}
