using System.Runtime.ExceptionServices;
using ConcertReservation.Api.Errors;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Idempotency;

/// <summary>
/// For a request with an Idempotency-Key that has a stored response, replays the response before the queue gate or the
/// action runs. Otherwise it runs the gate and the action in the transaction that stores the response. The gate runs
/// inside, because a concurrent copy of a payment would otherwise find the queue token completed by the first copy.
/// </summary>
internal sealed class IdempotencyFilter(
    Func<IdempotencyFacade> idempotency,
    StoredResponseFactory responses,
    IOverloadGuard guard
) : IAsyncResourceFilter, IAsyncActionFilter
{
    private IdempotentRequest? _request;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        _request = await IdempotentRequestReader.ReadAsync(http);
        if (_request is not null && await FindResponseAsync(_request, http.RequestAborted) is { } first)
            context.Result = new StoredResponseResult(first, isReplay: true);
        else
            await next();
    }

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        _request is null ? next() : RunOnceAsync(_request, context, next);

    // With a permit, also where the operation itself needs none.
    private Task<StoredResponse?> FindResponseAsync(IdempotentRequest request, CancellationToken ct) =>
        guard.RunAsync(() => idempotency().FindResponseAsync(request, ct), ct);

    private async Task RunOnceAsync(
        IdempotentRequest request,
        ActionExecutingContext context,
        ActionExecutionDelegate next
    )
    {
        ActionExecutedContext? executed = null;
        var ct = context.HttpContext.RequestAborted;
        var outcome = await guard.RunAsync(
            () =>
                idempotency()
                    .RunOnceAsync(
                        request,
                        async _ =>
                        {
                            executed = await next();
                            var response = ResponseOf(executed, responses) ?? NotFinal(executed);
                            executed.ExceptionHandled = true;
                            return response;
                        },
                        ct
                    ),
            ct
        );
        if (outcome.Response is null)
            return;

        var result = new StoredResponseResult(outcome.Response, outcome.IsReplay);
        if (executed is null)
            context.Result = result;
        else
            executed.Result = result;
    }

    /// <summary>
    /// The response to store; null when it is not stored. An exception that is not a final response stays unhandled.
    /// </summary>
    internal static StoredResponse? ResponseOf(ActionExecutedContext executed, StoredResponseFactory responses)
    {
        if (executed.Exception is null && executed.Result is not RefusalResult)
            return responses.Of(executed.Result);

        return
            ExceptionOf(executed) is DomainException refusal
            && responses.Of(ProblemSource.Of(executed.HttpContext), refusal) is { } response
            ? response
            : null;
    }

    // Not a final response: the transaction rolls back, and the key with it.
    private static StoredResponse? NotFinal(ActionExecutedContext executed)
    {
        if (executed.Exception is null && executed.Result is not RefusalResult)
            return null;
        executed.ExceptionHandled = true;
        ExceptionDispatchInfo.Throw(ExceptionOf(executed));
        return null;
    }

    private static Exception ExceptionOf(ActionExecutedContext executed) =>
        executed.Exception ?? ((RefusalResult)executed.Result!).Refusal;
}
