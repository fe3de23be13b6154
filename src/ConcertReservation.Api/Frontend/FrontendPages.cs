using System.Text.Json;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace ConcertReservation.Api.Frontend;

/// <summary>The web frontend: its files, and its one page for every path that its own router knows.</summary>
internal static class FrontendPages
{
    private const string Page = "/index.html";
    private const string Routes = "routes.json";

    public static void UseFrontend(this WebApplication app)
    {
        var files = FindFiles(app.Environment);
        var paths = ReadPaths(files);
        app.Use(
            (context, next) =>
            {
                if (IsPage(context.Request, paths))
                    context.Request.Path = Page;
                return next(context);
            }
        );
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                // Asked for again each time and mostly answered 304: a new version is whole from its first page on.
                OnPrepareResponse = file => file.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache",
            }
        );
    }

    /// <summary>
    /// The web root, or the copy beside the program: whoever starts it from another folder has another content root.
    /// </summary>
    private static IFileProvider FindFiles(IWebHostEnvironment environment) =>
        environment.WebRootFileProvider.GetFileInfo(Routes).Exists
            ? environment.WebRootFileProvider
            : new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    private static TemplateMatcher[] ReadPaths(IFileProvider files)
    {
        using var stream = files.GetFileInfo(Routes).CreateReadStream();
        var routes = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return [.. routes.Keys.Select(path => new TemplateMatcher(TemplateParser.Parse(path.TrimStart('/')), []))];
    }

    private static bool IsPage(HttpRequest request, TemplateMatcher[] paths) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && Array.Exists(paths, path => path.TryMatch(request.Path, []));
}
