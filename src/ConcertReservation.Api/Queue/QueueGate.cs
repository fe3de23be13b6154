using ConcertReservation.Api.Http;
using ConcertReservation.Application.Payments;
using ConcertReservation.Application.Queue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ConcertReservation.Api.Queue;

/// <summary>Only those whose turn it is get through; the others are told their place, with 202.</summary>
internal sealed class QueueGate(Gate gate, IQueueTokenSigner signer, Func<ReservationCache> looks) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var presented = QueueTokenHeader.Read(http.Request);
        var concertId = await ConcertOfAsync(context, presented);
        var caller = new QueueCaller(concertId, http.User.Id(), presented);

        var passed = await gate.PassAsync(caller, http.RequestAborted);
        if (passed.Waiting is null)
            await next();
        else
            context.Result = TurnBack(http, passed.Waiting);
    }

    /// <summary>The concert of the route, or that of the reservation in it.</summary>
    private async Task<long> ConcertOfAsync(ActionExecutingContext context, string? presented) =>
        context.ActionArguments.TryGetValue("concertId", out var concertId)
            ? (long)concertId!
            : (
                await looks()
                    .FindAsync(
                        (Guid)context.ActionArguments["reservationId"]!,
                        context.HttpContext.User.Id(),
                        presented is null ? null : signer.Open(presented)?.ConcertId,
                        context.HttpContext.RequestAborted
                    )
            ).ConcertId;

    private static AcceptedResult TurnBack(HttpContext http, QueueTokenResult place)
    {
        http.Response.Headers.RetryAfter = place.PollAfterSeconds.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        return new AcceptedResult((string?)null, new WaitingAnswer("It is not your turn yet.", place));
    }
}

/// <summary>The answer to someone whose turn has not come.</summary>
/// <param name="Message">For a person to read.</param>
/// <param name="Queue">The caller's place in line.</param>
public sealed record WaitingAnswer(string Message, QueueTokenResult Queue);
