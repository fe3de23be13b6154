using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Refuses bodies over 64 KiB, or over the limit of the operation's own <see cref="RequestSizeLimitAttribute"/>: before the endpoint runs when Content-Length exceeds the limit, even if the endpoint
/// reads no body; else while the body is read.
/// </summary>
internal static class BodySizeLimit
{
    public const long Bytes = 64 * 1024;

    /// <summary>The limit of operations that take long lists, such as the uploads of doors.</summary>
    public const long LargeBytes = 1024 * 1024;

    /// <summary>The limit of operations that take a seat plan.</summary>
    public const long PlanBytes = 4 * 1024 * 1024;

    public static void LimitBodySize(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = Bytes);

    public static void UseBodySizeLimit(this WebApplication app) =>
        app.Use(
            (context, next) =>
                context.Request.ContentLength > LimitOf(context)
                    ? context
                        .RequestServices.GetRequiredService<ProblemWriter>()
                        .WriteAsync(context, ErrorCode.PayloadTooLarge)
                    : next(context)
        );

    // Routing sets the same limit for bodies without a Content-Length.
    private static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Bytes;
}
