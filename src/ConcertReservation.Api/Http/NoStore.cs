namespace ConcertReservation.Api.Http;

/// <summary>Answers are for their caller and this moment, unless an action says that they may be cached.</summary>
internal static class NoStore
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
