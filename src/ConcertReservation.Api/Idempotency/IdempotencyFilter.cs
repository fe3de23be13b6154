using System.Runtime.ExceptionServices;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Http;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// With an Idempotency-Key, replays the first answer before anything else is looked at, the queue gate included; else
/// runs the request, gate and all, in the transaction that keeps its answer. The gate is inside, so that a late copy
/// cannot find the turn over that the first one has just completed.
/// </summary>
internal sealed class IdempotencyFilter(Func<IdempotencyFacade> idempotency, StoredResponseFactory answers)
    : IAsyncResourceFilter,
        IAsyncActionFilter
{
    private IdempotentRequest? _request;

    public Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next) =>
        IdempotencyKeyHeader.Read(context.HttpContext.Request) is { } key
            ? AnswerAsBeforeOrGoOnAsync(key, context, next)
            : next();

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        _request is null ? next() : RunOnceAsync(_request, context, next);

    private async Task AnswerAsBeforeOrGoOnAsync(
        string key,
        ResourceExecutingContext context,
        ResourceExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        var fingerprint = await RequestFingerprint.OfAsync(http, http.RequestAborted);
        _request = new IdempotentRequest(http.User.Id(), key, fingerprint);
        if (await idempotency().FindAnswerAsync(_request, http.RequestAborted) is { } first)
            context.Result = new StoredResponseResult(first, isReplay: true);
        else
            await next();
    }

    private async Task RunOnceAsync(
        IdempotentRequest request,
        ActionExecutingContext context,
        ActionExecutionDelegate next
    )
    {
        ActionExecutedContext? executed = null;
        var outcome = await idempotency()
            .RunOnceAsync(
                request,
                async _ =>
                {
                    executed = await next();
                    return AnswerOf(executed);
                },
                context.HttpContext.RequestAborted
            );
        if (outcome.Answer is null)
            return;

        var result = new StoredResponseResult(outcome.Answer, outcome.IsReplay);
        if (executed is null)
            context.Result = result;
        else
            executed.Result = result;
    }

    /// <summary>Null for what is no answer to keep: a place in line, or a body in a wrong media type.</summary>
    private StoredResponse? AnswerOf(ActionExecutedContext executed)
    {
        if (executed.Exception is null && executed.Result is not RefusalResult)
            return executed.Result is CreatedResult created ? answers.Of(created) : null;

        var exception = executed.Exception ?? ((RefusalResult)executed.Result!).Refusal;
        executed.ExceptionHandled = true;
        if (exception is DomainException refusal && ProblemCatalogue.IsFinal(refusal.Code))
            return answers.Of(executed.HttpContext, refusal);

        // Not an answer to keep: everything is rolled back, the key too.
        ExceptionDispatchInfo.Throw(exception);
        return null;
    }
}
