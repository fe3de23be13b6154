namespace ConcertReservation.Api.Http;

/// <summary>
/// Sends <c>Cache-Control: no-store</c> with every API response, unless the action sets another value.
/// </summary>
internal static class DefaultCacheControl
{
    public static void UseNoStoreByDefault(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (
                        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                        && context.Response.Headers.CacheControl.Count == 0
                    )
                        context.Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
