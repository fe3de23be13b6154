using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Gives an answer its <c>ETag</c>, and who has it already a <c>304</c> without a body (RFC 9110, sections 8.8.3 and
/// 13.1.2). The tag is made of the body, so that all instances give the same.
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

        var body = JsonSerializer.SerializeToUtf8Bytes(value, json.Value.JsonSerializerOptions);
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\""
        );
        var http = context.HttpContext;
        http.Response.GetTypedHeaders().ETag = tag;
        context.Result = Has(http.Request, tag)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : new FileContentResult(body, "application/json; charset=utf-8");
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    // Weak comparison, as If-None-Match asks for.
    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        request
            .GetTypedHeaders()
            .IfNoneMatch.Any(known =>
                known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)
            );
}
