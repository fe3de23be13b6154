using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Adds an <c>ETag</c> to a response, and returns <c>304</c> without a body when the client already has that version
/// (RFC 9110, sections 8.8.3 and 13.1.2). The tag is a hash of the body, so every instance computes the same one.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ETagAttribute() : TypeFilterAttribute(typeof(ETagFilter));

internal sealed class ETagFilter(IOptions<JsonOptions> json) : IResultFilter
{
    private const int TagBytes = 12;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not ObjectResult { Value: { } value, StatusCode: null or StatusCodes.Status200OK })
            return;

        var body = JsonSerializer.SerializeToUtf8Bytes(value, json.Value.SerializerOptions);
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\""
        );
        var http = context.HttpContext;
        http.Response.GetTypedHeaders().ETag = tag;
        context.Result = Matches(http.Request, tag)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : new FileContentResult(body, "application/json; charset=utf-8");
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    // If-None-Match requires weak comparison (RFC 9110, section 13.1.2).
    internal static bool Matches(HttpRequest request, EntityTagHeaderValue tag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(sent =>
                sent.Equals(EntityTagHeaderValue.Any) || sent.Compare(tag, useStrongComparison: false)
            );
}
