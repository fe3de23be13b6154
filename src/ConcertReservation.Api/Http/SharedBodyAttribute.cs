using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ConcertReservation.Api.Http;

/// <summary>
/// The action returns an object that many requests share: its JSON is written and compressed once, and sent with an
/// <c>ETag</c>; a client that has it already gets <c>304</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedBodyAttribute() : TypeFilterAttribute(typeof(SharedBodyFilter));

internal sealed class SharedBodyFilter(IOptions<JsonOptions> json) : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is ObjectResult { Value: { } value, StatusCode: null or StatusCodes.Status200OK })
            context.Result = new SharedBodyResult(SharedBody.Of(value, json.Value.SerializerOptions));
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}

internal sealed class SharedBodyResult(SharedBody body) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        // Weak, because the same tag stands for all encodings (RFC 9110, section 8.8.3).
        var tag = new EntityTagHeaderValue($"\"{body.Tag}\"", isWeak: true);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (ETagFilter.Matches(request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var encoding = body.EncodingFor(request);
        response.ContentType = "application/json; charset=utf-8";
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        await WriteAsync(response, encoding, context.HttpContext.RequestAborted);
    }

    private async Task WriteAsync(HttpResponse response, string? encoding, CancellationToken ct)
    {
        if (body.BytesIn(encoding) is not { } bytes)
        {
            response.ContentLength = body.Length;
            await body.WritePlainAsync(response.Body, ct);
            return;
        }
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, ct);
    }
}
