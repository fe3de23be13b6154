using System.Globalization;
using ConcertReservation.Api.Http;
using ConcertReservation.Api.Purchases;
using ConcertReservation.Application.Idempotency;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Purchases;
using ConcertReservation.Application.Queue;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Purchases;
using ConcertReservation.Domain.Queue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Queue;

/// <summary>
/// Runs the action when the queue gate lets the caller pass; otherwise returns 202 with the caller's position.
/// </summary>
internal sealed class QueueGateFilter(
    QueueGate gate,
    IQueueTokenSigner signer,
    Func<ReservationCache> reservations,
    Func<IdempotencyFacade> idempotency,
    RefusalLog refusals,
    bool claims
) : IAsyncActionFilter
{
    public const string WaitingMessage = "You are not admitted yet.";

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var token = PresentedToken.Read(QueueTokenHeader.Read(http.Request), signer);
        var concertId = await FindConcertAsync(context, token);

        var caller = QueueCaller.Of(concertId, http.User.Id(), token);
        var result = await AskAsync(caller, context);
        if (result.IsOpen)
            await next();
        else if (result.Waiting is null)
            context.Result = new StatusCodeResult(StatusCodes.Status202Accepted);
        else
            context.Result = Accepted(http, result.Waiting);
    }

    /// <summary>
    /// A copy of an earlier request must not join: the payment has completed the token. One commit ends the token and
    /// stores the response, so a request that has seen no token finds the response. The refusal is replaced by it
    /// (<see cref="IdempotentPurchaseFilter"/>).
    /// </summary>
    private Func<CancellationToken, Task>? BeforeJoining(HttpContext http) =>
        http.PurchaseKey() is not { } key
            ? null
            : async ct =>
            {
                if (await idempotency().FindResponseAsync(key.Request, ct) is not null)
                    throw QueueToken.Ended();
            };

    private async Task<GateResult> AskAsync(QueueCaller caller, ActionExecutingContext context)
    {
        var http = context.HttpContext;
        try
        {
            return HttpMethods.IsHead(http.Request.Method)
                ? await gate.PeekAsync(caller, http.RequestAborted)
                : await gate.PassAsync(caller, claims, BeforeJoining(http), http.RequestAborted);
        }
        catch (DomainException refusal)
            when (refusal.Code == ErrorCode.QueueTokenExpired && HttpMethods.IsPost(http.Request.Method))
        {
            Keep(caller, context, refusal);
            throw;
        }
    }

    // A hold or a payment after the end of the turn.
    private void Keep(QueueCaller caller, ActionExecutingContext context, DomainException refusal)
    {
        var reservationId = context.ActionArguments.TryGetValue("reservationId", out var id) ? (Guid)id! : (Guid?)null;
        var operation = reservationId is null ? RefusedOperation.Hold : RefusedOperation.Payment;
        refusals.Add(caller.ConcertId, caller.UserId, operation, refusal.Code, performanceId: null, reservationId);
    }

    /// <summary>The concert of the route, or of the reservation in the route.</summary>
    private async ValueTask<long> FindConcertAsync(ActionExecutingContext context, PresentedToken? token)
    {
        if (context.ActionArguments.TryGetValue("concertId", out var concertId))
            return (long)concertId!;

        var reservationId = (Guid)context.ActionArguments["reservationId"]!;
        var (userId, ct) = (context.HttpContext.User.Id(), context.HttpContext.RequestAborted);
        return (await reservations().FindAsync(reservationId, userId, token?.Payload?.ConcertId, ct)).ConcertId;
    }

    private static AcceptedResult Accepted(HttpContext http, QueueTokenResult waiting)
    {
        http.Response.Headers.RetryAfter = waiting.PollAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return new AcceptedResult((string?)null, new WaitingAnswer(WaitingMessage, waiting));
    }
}

/// <summary>The 202 response to a customer who still waits.</summary>
/// <param name="Message">A text for people.</param>
/// <param name="Queue">The customer's queue token.</param>
public sealed record WaitingAnswer(string Message, QueueTokenResult Queue);
