using System.Net;
using ConcertReservation.Api.Mails;
using ConcertReservation.Application.Charges;

namespace ConcertReservation.Api.Security;

/// <summary>
/// Restricts what browsers may do with responses: pages load resources from this origin only, and cannot be framed.
/// </summary>
internal static class SecurityHeaders
{
    private const string OwnResourcesOnly =
        "default-src 'self'; object-src 'none'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    // Swagger UI uses inline styles and scripts, and data: images.
    private const string ForSwagger =
        OwnResourcesOnly
        + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self' 'unsafe-inline'";

    // A mail has inline styles, and runs nothing.
    private const string ForMails =
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";

    private const string Checkout = "/wallet/charges";

    private const string OneYear = "max-age=31536000";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var forCheckout = CheckoutPolicy.Of(app.Services.GetRequiredService<IReadOnlyList<ProviderSettings>>());
        app.Use(
            (context, next) =>
            {
                // In OnStarting, because the exception handler clears all headers before it writes the error.
                context.Response.OnStarting(() =>
                {
                    Add(context, forCheckout);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    private static void Add(HttpContext context, string? forCheckout)
    {
        var headers = context.Response.Headers;
        var isCheckout =
            forCheckout is not null
            && context.Request.Path.StartsWithSegments(Checkout, StringComparison.OrdinalIgnoreCase);
        headers.ContentSecurityPolicy = isCheckout
            ? $"{OwnResourcesOnly} {forCheckout}"
            : PolicyOf(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        // The payment page of a provider may open a window of the bank.
        headers["Cross-Origin-Opener-Policy"] = isCheckout ? "same-origin-allow-popups" : "same-origin";
        // A browser ignores it without TLS (RFC 6797, section 8.1). Not for a name of this machine, because it would
        // hold for every other program on it.
        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
            headers.StrictTransportSecurity = OneYear;
    }

    private static string PolicyOf(PathString path)
    {
        if (path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase))
            return ForSwagger;
        return path.StartsWithSegments(DevelopmentMailPages.Path, StringComparison.OrdinalIgnoreCase)
            ? ForMails
            : OwnResourcesOnly;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
