using ConcertReservation.Application;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Errors;

/// <summary>
/// Turns a refusal that an action throws into its response. The exception handler of the pipeline would write the same
/// response, but each middleware in between rethrows the exception, which costs more than the refusal itself.
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

/// <summary>
/// A refusal that an action returns instead of throwing, because it is frequent and exceptions are slow.
/// </summary>
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
