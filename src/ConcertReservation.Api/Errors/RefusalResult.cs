using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Errors;

/// <summary>A refusal as an action may return it, so that what happens all the time need not be thrown.</summary>
internal sealed class RefusalResult(DomainException refusal) : IActionResult
{
    public DomainException Refusal => refusal;

    public Task ExecuteResultAsync(ActionContext context) =>
        context
            .HttpContext.RequestServices.GetRequiredService<ProblemWriter>()
            .WriteAsync(context.HttpContext, refusal);
}
