using System.Diagnostics;
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
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    public Task WriteAsync(HttpContext context, ErrorCode code) =>
        WriteAsync(context, new DomainException(code, ProblemCatalogue.Of(code).Title + "."));

    public Task WriteAsync(HttpContext context, DomainException refusal)
    {
        log.LogDebug("Refused with {Code}", refusal.Code);
        context.Response.StatusCode = ProblemCatalogue.Of(refusal.Code).Status;
        context.Response.ContentType = ContentType;
        if (refusal.Code is ErrorCode.RateLimited or ErrorCode.Overloaded)
            context.Response.Headers.RetryAfter = Seconds(refusal.RetryAfter ?? Soon);
        // The rest of the body is not read: the server ends the connection, and says so.
        if (refusal.Code is ErrorCode.PayloadTooLarge)
            context.Response.Headers.Connection = "close";
        var body = JsonSerializer.SerializeToUtf8Bytes(Describe(context, refusal), _json);
        context.Response.ContentLength = body.Length;
        // Not with the request's token: whoever has gone must not make an error of the error's answer.
        return context.Response.Body.WriteAsync(body, CancellationToken.None).AsTask();
    }

    /// <summary>The document as text.</summary>
    public string Render(HttpContext context, DomainException refusal) =>
        JsonSerializer.Serialize(Describe(context, refusal), _json);

    private static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);

    private static ProblemDetails Describe(HttpContext context, DomainException refusal)
    {
        var (status, title) = ProblemCatalogue.Of(refusal.Code);
        var name = ProblemCatalogue.Name(refusal.Code);
        var problem = new ProblemDetails
        {
            Type = $"urn:concert-reservation:problem:{name}",
            Title = title,
            Status = status,
            Detail = refusal.Message,
            Instance = context.Request.Path,
            Extensions =
            {
                ["code"] = name,
                ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            },
        };
        foreach (var (fact, value) in refusal.Facts)
            problem.Extensions[fact] = value;
        return problem;
    }
}
