using ConcertReservation.Api.Errors;
using ConcertReservation.Domain.Errors;

namespace ConcertReservation.Api.Http;

/// <summary>
/// Bodies over 64 KiB are refused: at once when the length is announced, also where nobody would read the
/// body; while reading when it is not.
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
