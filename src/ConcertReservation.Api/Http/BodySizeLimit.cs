using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Refuses bodies over 64 KiB: before the endpoint runs when Content-Length exceeds the limit, even if the endpoint
/// reads no body; else while the body is read.
/// </summary>
internal static class BodySizeLimit
{
    public const long Bytes = 64 * 1024;

    public static void LimitBodySize(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = Bytes);

    public static void UseBodySizeLimit(this WebApplication app) =>
        app.Use(
            (context, next) =>
                context.Request.ContentLength > Bytes
                    ? context
                        .RequestServices.GetRequiredService<ProblemWriter>()
                        .WriteAsync(context, ErrorCode.PayloadTooLarge)
                    : next(context)
        );
}
