using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ConcertReservation.Api.Telemetry;

/// <summary>
/// Says on a request's span which route it was and how it ended, in the words of
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans/; the framework alone says neither. The path itself is
/// left out: it names people's reservations.
/// </summary>
internal static class RequestSpans
{
    public static void UseRequestSpans(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<TraceExportOptions>>().Value.IsOn)
            return;

        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
                    Describe(span, context);
            }
        );
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
    }
}
