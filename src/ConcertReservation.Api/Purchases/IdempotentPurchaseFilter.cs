using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Idempotency;
using ConcertReservation.Api.Queue;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Overload;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Purchases;

/// <summary>
/// For a purchase with an Idempotency-Key that does not reach a batch: the queue gate or an early check has refused it,
/// perhaps because an earlier copy has completed the queue token. Replays the response that is stored for the key;
/// without one, stores the refusal.
/// </summary>
internal sealed class IdempotentPurchaseFilter(
    StoredResponseFactory responses,
    Func<IdempotencyFacade> idempotency,
    IOverloadGuard guard
) : IAsyncResourceFilter, IAsyncActionFilter
{
    // Before model binding, which consumes the body.
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (await IdempotentRequestReader.ReadAsync(http) is { } request)
            http.Features.Set(new PurchaseKey(request, new PurchaseResponses(responses, ProblemSource.Of(http))));
        if (await FindBeforeJoiningAsync(http) is { } earlier)
            context.Result = new StoredResponseResult(earlier, isReplay: true);
        else
            await next();
    }

    // A caller without a queue token would join the line at the gate. A copy of an earlier request must not.
    private async Task<StoredResponse?> FindBeforeJoiningAsync(HttpContext http) =>
        http.PurchaseKey() is { } key && QueueTokenHeader.Read(http.Request) is null
            ? (await StoreOrFindAsync(key.Request, response: null, http.RequestAborted)).Response
            : null;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var executed = await next();
        if (context.HttpContext.PurchaseKey() is not { } key || !NeedsReplay(executed))
            return;

        var refusal = RefusalOf(executed);
        var response = refusal is null ? null : key.Responses.Of(refusal);
        var stored = await StoreOrFindAsync(key.Request, response, context.HttpContext.RequestAborted);
        if (stored.Response is null)
            return;

        executed.ExceptionHandled = true;
        executed.Result = new StoredResponseResult(stored.Response, stored.IsReplay);
    }

    private static bool NeedsReplay(ActionExecutedContext executed) =>
        executed.Exception is DomainException { Code: not ErrorCode.Overloaded }
        || (executed.Exception is null && executed.Result is RefusalResult or AcceptedResult);

    private static DomainException? RefusalOf(ActionExecutedContext executed) =>
        executed.Exception as DomainException ?? (executed.Result as RefusalResult)?.Refusal;

    private Task<IdempotentOutcome> StoreOrFindAsync(
        IdempotentRequest request,
        StoredResponse? response,
        CancellationToken ct
    ) =>
        guard.RunAsync(
            async () =>
                response is null
                    ? new IdempotentOutcome(await idempotency().FindResponseAsync(request, ct), IsReplay: true)
                    : await idempotency().RunOnceAsync(request, _ => Task.FromResult<StoredResponse?>(response), ct),
            ct
        );
}
