using System.Diagnostics;
using System.Text.Json;
using ConcertReservation.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Common.Problems;

/// <summary>Writes every error of the API: RFC 9457 problem details with a stable code.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json)
{
    private const string ContentType = "application/problem+json";
    private const string RetryAfterSeconds = "1";

    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    public Task WriteAsync(HttpContext context, ErrorCode code) =>
        WriteAsync(context, code, ProblemCatalogue.Of(code).Title + ".", []);

    public Task WriteAsync(HttpContext context, DomainException refusal) =>
        WriteAsync(context, refusal.Code, refusal.Message, refusal.Facts);

    private async Task WriteAsync(
        HttpContext context,
        ErrorCode code,
        string detail,
        IReadOnlyList<(string Name, object? Value)> facts
    )
    {
        var problem = Describe(context, code, detail);
        foreach (var (name, value) in facts)
            problem.Extensions[name] = value;

        context.Response.StatusCode = problem.Status!.Value;
        if (code is ErrorCode.RateLimited or ErrorCode.Overloaded)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await context.Response.WriteAsJsonAsync(problem, _json, ContentType, context.RequestAborted);
    }

    private static ProblemDetails Describe(HttpContext context, ErrorCode code, string detail)
    {
        var (status, title) = ProblemCatalogue.Of(code);
        var name = ProblemCatalogue.Name(code);
        return new ProblemDetails
        {
            Type = $"urn:concert-reservation:problem:{name}",
            Title = title,
            Status = status,
            Detail = detail,
            Instance = context.Request.Path,
            Extensions =
            {
                ["code"] = name,
                ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
            },
        };
    }
}
