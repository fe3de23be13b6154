using ConcertReservation.Api.Idempotency;
using ConcertReservation.Application.Charges;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Overload;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Charges;

/// <summary>
/// Accepts an Idempotency-Key for an operation that asks a payment provider. No transaction is open meanwhile, so the
/// response is stored after the effect: a process that dies in between leaves an effect that knows its key (the charge, the
/// cancellation), or that has an end of its own (the confirmation), and the repeated request goes on from there. Without
/// a provider, an instant charge runs in one transaction, as other operations.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentChargeAttribute() : AcceptsIdempotencyKeyAttribute(typeof(ChargeIdempotencyFilter));

internal sealed class ChargeIdempotencyFilter(
    ChargeSettings settings,
    IdempotencyFilter inOneTransaction,
    Func<IdempotencyFacade> idempotency,
    StoredResponseFactory responses,
    IOverloadGuard guard
) : IAsyncResourceFilter, IAsyncActionFilter
{
    private IdempotentRequest? _request;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (settings.Provider is null)
        {
            await inOneTransaction.OnResourceExecutionAsync(context, next);
            return;
        }

        var http = context.HttpContext;
        _request = await IdempotentRequestReader.ReadAsync(http);
        if (_request is not null)
        {
            http.Features.Set(_request);
            var first = await guard.RunAsync(
                () => idempotency().FindResponseAsync(_request, http.RequestAborted),
                http.RequestAborted
            );
            if (first is not null)
            {
                context.Result = new StoredResponseResult(first, isReplay: true);
                return;
            }
        }
        await next();
    }

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (settings.Provider is null)
        {
            await inOneTransaction.OnActionExecutionAsync(context, next);
            return;
        }

        var executed = await next();
        if (_request is null || IdempotencyFilter.ResponseOf(executed, responses) is not { } response)
            return;
        if (IsOpen(executed.Result))
            return;

        // A copy that ran at the same time has the same effect; the first response is the one that counts.
        var outcome = await guard.RunAsync(
            () =>
                idempotency()
                    .RunOnceAsync(_request, _ => Task.FromResult<StoredResponse?>(response), CancellationToken.None),
            CancellationToken.None
        );
        executed.ExceptionHandled = true;
        executed.Result = new StoredResponseResult(outcome.Response!, outcome.IsReplay);
    }

    // The provider has not said how it ends, so the next request may get another answer.
    private static bool IsOpen(IActionResult? result) =>
        result is AcceptedResult { Value: ChargeConfirmation or ChargeCancellationResult };
}
