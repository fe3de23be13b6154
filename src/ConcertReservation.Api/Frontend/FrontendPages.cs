using System.Text.Json;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ConcertReservation.Api.Frontend;

/// <summary>Serves the web frontend: its assets, and its one page for every path of its router.</summary>
internal static class FrontendPages
{
    private const string Routes = "routes.json";
    private static readonly string[] PathsOfOthers = ["/api", "/assets", "/dev", "/health", "/metrics", "/swagger"];

    public static void UseFrontend(this WebApplication app)
    {
        var root = FindRoot(app.Environment);
        var pagePaths = ReadPagePaths(root);
        var assets = new Lazy<FrontendAssets>(() => FrontendAssets.Load(root));
        // Read now, so that a broken file ends the start and not the first request.
        _ = assets.Value;
        // A developer sees a changed file on the next reload.
        if (app.Environment.IsDevelopment())
        {
            var files = new PhysicalFileProvider(root);
            var watch = ChangeToken.OnChange(
                () => files.Watch("**/*"),
                () => assets = new Lazy<FrontendAssets>(() => FrontendAssets.Load(root))
            );
            // Nothing else refers to the watch, and it would end with the next garbage collection.
            app.Lifetime.ApplicationStopping.Register(() =>
            {
                watch.Dispose();
                files.Dispose();
            });
        }

        app.Use(
            (context, next) =>
            {
                if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
                    return next(context);
                var result = Array.Exists(pagePaths, path => path.TryMatch(context.Request.Path, []))
                    ? assets.Value.RespondWithPage(context)
                    : assets.Value.Respond(context);
                if (result is null && IsUnknownPage(context))
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    result = assets.Value.RespondWithPage(context);
                }
                return result?.ExecuteAsync(context) ?? next(context);
            }
        );
    }

    /// <summary>The web root, or the copy beside the program when it was started from another folder.</summary>
    private static string FindRoot(IWebHostEnvironment environment) =>
        Path.GetDirectoryName(environment.WebRootFileProvider.GetFileInfo(Routes).PhysicalPath)
        ?? Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>
    /// Whether a person opened an address that leads nowhere: the page then says so. A client of the API gets a problem.
    /// </summary>
    private static bool IsUnknownPage(HttpContext context) =>
        context.GetEndpoint() is null
        && !Array.Exists(PathsOfOthers, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal))
        && context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    private static TemplateMatcher[] ReadPagePaths(string root)
    {
        var routes = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(root, Routes))
        )!;
        return [.. routes.Keys.Select(path => new TemplateMatcher(TemplateParser.Parse(path.TrimStart('/')), []))];
    }
}
