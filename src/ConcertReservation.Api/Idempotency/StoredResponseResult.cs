using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Sends an answer exactly as it was kept.</summary>
internal sealed class StoredResponseResult(StoredResponse answer, bool isReplay) : IActionResult
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Location is not null)
            response.Headers.Location = answer.Location;
        if (isReplay)
            response.Headers[ReplayedHeader] = "true";
        return response.WriteAsync(answer.Body, context.HttpContext.RequestAborted);
    }
}
