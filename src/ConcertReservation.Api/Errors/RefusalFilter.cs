using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Errors;

/// <summary>
/// Answers a refusal where it leaves the action. The handler around everything would do it too, but each frame an
/// exception is thrown through again costs more than the refusal itself.
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
