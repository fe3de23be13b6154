using System.Globalization;
using System.Text.Json;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Errors;

/// <summary>Writes every error of the API: RFC 9457 problem details with a stable code.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json, ILogger<ProblemWriter> log)
{
    public const string ContentType = "application/problem+json";
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    public Task WriteAsync(HttpContext context, ErrorCode code) =>
        WriteAsync(context, new DomainException(code, ProblemCatalogue.Of(code).Title + "."));

    public Task WriteAsync(HttpContext context, DomainException refusal)
    {
        log.LogDebug("Refused with {Code}", refusal.Code);
        context.Response.StatusCode = ProblemCatalogue.Of(refusal.Code).Status;
        context.Response.ContentType = ContentType;
        if (refusal.Code is ErrorCode.RateLimited or ErrorCode.Overloaded)
            context.Response.Headers.RetryAfter = Seconds(refusal.RetryAfter ?? DefaultRetryAfter);
        // The server does not read the rest of the body, so it must close the connection.
        if (refusal.Code is ErrorCode.PayloadTooLarge)
            context.Response.Headers.Connection = "close";
        var body = JsonSerializer.SerializeToUtf8Bytes(Describe(ProblemSource.Of(context), refusal), _json);
        context.Response.ContentLength = body.Length;
        // Without the request's cancellation token: a client that disconnects must not cause a second error here.
        return context.Response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }

    /// <summary>The problem details as JSON text.</summary>
    public string Render(ProblemSource request, DomainException refusal) =>
        JsonSerializer.Serialize(Describe(request, refusal), _json);

    private static string Seconds(TimeSpan time) =>
        Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    private static ProblemDetails Describe(ProblemSource request, DomainException refusal)
    {
        var (status, title) = ProblemCatalogue.Of(refusal.Code);
        var name = ProblemCatalogue.Name(refusal.Code);
        var problem = new ProblemDetails
        {
            Type = $"urn:concert-reservation:problem:{name}",
            Title = title,
            Status = status,
            Detail = refusal.Message,
            Instance = request.Path,
            Extensions = { ["code"] = name, ["traceId"] = request.TraceId },
        };
        foreach (var (fact, value) in refusal.Facts)
            problem.Extensions[fact] = value;
        return problem;
    }
}
