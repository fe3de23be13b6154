namespace ConcertReservation.Api.Security;

/// <summary>What browsers may do with our answers: nothing but show them, from here.</summary>
internal static class SecurityHeaders
{
    private const string OwnResourcesOnly =
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    // Swagger UI writes styles and pictures into the page.
    private const string ForSwagger =
        OwnResourcesOnly
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self' 'unsafe-inline'";

    public static void UseSecurityHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                // At the last moment, because the answer to an exception begins with all headers taken back.
                context.Response.OnStarting(() =>
                {
                    Add(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        var isSwagger = context.Request.Path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isSwagger ? ForSwagger : OwnResourcesOnly;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
