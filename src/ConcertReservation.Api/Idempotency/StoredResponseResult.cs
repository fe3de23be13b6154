using System.Text.Json;
using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;
using ConcertReservation.Domain.Idempotency;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Idempotency;

/// <summary>Sends a response exactly as it is stored.</summary>
internal sealed class StoredResponseResult(StoredResponse response, bool isReplay) : IActionResult
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    public Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext.Response;
        http.StatusCode = response.Status;
        http.ContentType = response.ContentType;
        if (response.Location is not null)
            http.Headers.Location = response.Location;
        if (isReplay)
            http.Headers[ReplayedHeader] = "true";
        return http.WriteAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

/// <summary>Turns the result of an action, or its refusal, into the response that is sent and stored.</summary>
internal sealed class StoredResponseFactory(ProblemWriter problems, IOptions<JsonOptions> json)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>
    /// Null for a response that is not stored: the 202 of the queue gate, and an error status such as 415. Every other
    /// result must be a <see cref="CreatedResult"/>: another type throws, because its key would not be stored.
    /// </summary>
    public StoredResponse? Of(IActionResult? result) =>
        result switch
        {
            CreatedResult created => Created(created.Location, created.Value),
            AcceptedResult or IStatusCodeActionResult { StatusCode: >= StatusCodes.Status400BadRequest } => null,
            _ => throw new InvalidOperationException($"An idempotent action cannot return {result?.GetType().Name}."),
        };

    public StoredResponse Created(string? location, object? value) =>
        new(
            StatusCodes.Status201Created,
            location,
            Json,
            JsonSerializer.Serialize(value, json.Value.SerializerOptions)
        );

    /// <summary>Null for a refusal that is not final, because a retry may succeed.</summary>
    public StoredResponse? Of(ProblemSource request, DomainException refusal) =>
        ProblemCatalogue.IsFinal(refusal.Code)
            ? new StoredResponse(
                ProblemCatalogue.Of(refusal.Code).Status,
                Location: null,
                ProblemWriter.ContentType,
                problems.Render(request, refusal)
            )
            : null;
}
