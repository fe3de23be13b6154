using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Bench.Inside;

/// <summary>
/// The least that the framework can do behind the same middleware and authentication: find the action, bind what the
/// compared action binds, and return as many bytes, which were made before.
/// </summary>
[ApiController]
[Authorize]
[Route("api/v1/bare")]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class BareController : ControllerBase
{
    private static readonly ConcurrentDictionary<int, byte[]> Bodies = new();

    [HttpGet("look/{size}")]
    [LimitOf("QueueToken", "GetQueueToken")]
    public Task Look(int size) => AnswerAsync(StatusCodes.Status200OK, size);

    [HttpPost("join/{size}")]
    [LimitOf("QueueToken", "JoinLine")]
    public Task Join(int size)
    {
        Response.Headers.Location = "/api/v1/bare/look";
        return AnswerAsync(StatusCodes.Status201Created, size);
    }

    [HttpPost("refused-hold/{size}")]
    [LimitOf("Holds", "HoldSeats")]
    public Task RefuseHold(int size, [FromBody] HoldWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return AnswerAsync(StatusCodes.Status409Conflict, size, "application/problem+json");
    }

    [HttpGet("seats/{size}")]
    [LimitOf("Performances", "ListSeats")]
    public Task ListSeats(int size) => AnswerAsync(StatusCodes.Status200OK, size);

    [HttpGet("seat-states/{size}")]
    [LimitOf("SeatStates", "GetSeatStates")]
    public Task FindSeatStates(int size, [FromQuery] string? since) =>
        AnswerAsync(since is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, size);

    private Task AnswerAsync(int status, int size, string mediaType = "application/json")
    {
        var body = Bodies.GetOrAdd(size, static n => JsonSerializer.SerializeToUtf8Bytes(new string('x', n - 2)));
        (Response.StatusCode, Response.ContentType, Response.ContentLength) = (status, mediaType, body.Length);
        return Response.Body.WriteAsync(body, 0, body.Length, HttpContext.RequestAborted);
    }
}

/// <summary>The body of a hold.</summary>
public sealed record HoldWish(long? PerformanceId, IReadOnlyList<long>? SeatIds);
