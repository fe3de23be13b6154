using System.Text.Json;
using ConcertReservation.Api.Errors;
using ConcertReservation.Api.Queue;
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
        if (response.ContentType.Length > 0)
            http.ContentType = response.ContentType;
        if (response.Location is not null)
            http.Headers.Location = response.Location;
        if (isReplay)
            http.Headers[ReplayedHeader] = "true";
        // A 204 must not write a body, not even an empty one.
        if (response.Body.Length == 0)
            return Task.CompletedTask;
        return http.WriteAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

/// <summary>Turns the result of an action, or its refusal, into the response that is sent and stored.</summary>
internal sealed class StoredResponseFactory(ProblemWriter problems, IOptions<JsonOptions> json)
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>
    /// Null for a response that is not stored: the 202 of the queue gate, and an error status such as 415. Every other
    /// response is stored, whatever its 2xx. A type of result without a case here throws, because its key would not be
    /// stored.
    /// </summary>
    public StoredResponse? Of(IActionResult? result) =>
        result switch
        {
            AcceptedResult { Value: WaitingAnswer } => null,
            IStatusCodeActionResult { StatusCode: >= StatusCodes.Status400BadRequest } => null,
            CreatedResult created => Created(created.Location, created.Value),
            AcceptedResult accepted => Of(StatusCodes.Status202Accepted, accepted.Location, accepted.Value),
            ObjectResult found => Of(found.StatusCode ?? StatusCodes.Status200OK, location: null, found.Value),
            StatusCodeResult { StatusCode: var status } => Empty(status),
            EmptyResult => Empty(StatusCodes.Status200OK),
            _ => throw new InvalidOperationException($"An idempotent action cannot return {result?.GetType().Name}."),
        };

    public StoredResponse Created(string? location, object? value) => Of(StatusCodes.Status201Created, location, value);

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

    private StoredResponse Of(int status, string? location, object? value) =>
        new(status, location, Json, JsonSerializer.Serialize(value, json.Value.SerializerOptions));

    private static StoredResponse Empty(int status) => new(status, Location: null, ContentType: "", Body: "");
}
