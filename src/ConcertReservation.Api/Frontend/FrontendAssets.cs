using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace ConcertReservation.Api.Frontend;

/// <summary>
/// What the browser loads: the files of the web root, with the modules in three scripts and the templates in three files: for
/// every customer, for the pages of an account, and for operators.
/// Every path contains the version of the whole, <c>/assets/{version}/app.css</c>, so that browsers can cache it for ever.
/// The service worker and the manifests keep their addresses, and are asked for again each time.
/// </summary>
internal sealed class FrontendAssets
{
    public const string Page = "index.html";
    private const string Prefix = "/assets/";
    private const string VersionInSources = "/assets/current/";
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Revalidate = "no-cache";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    // A worker below /assets/ could not show the pages outside of it.
    private const string Worker = "service-worker.js";

    private const string OfAccounts = "account";
    private const string OfOperators = "operator";

    private static readonly string[] AtTheRoot = [Worker, "manifest.en.webmanifest", "manifest.ko.webmanifest"];

    private readonly FrozenDictionary<string, FrontendAsset> _assets;
    private readonly string _version;

    private FrontendAssets(IReadOnlyDictionary<string, byte[]> files)
    {
        _version = VersionOf(files);
        _assets = files.ToFrozenDictionary(
            file => file.Key,
            file => Asset(file.Key, file.Value),
            StringComparer.Ordinal
        );
    }

    /// <param name="root">The folder of the sources, wwwroot.</param>
    public static FrontendAssets Load(string root)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["views.html"] = Templates(root, ""),
            ["account.html"] = Templates(root, OfAccounts),
            ["operators.html"] = Templates(root, OfOperators),
        };
        // Scripts of their own, so that the first visit does not load them.
        foreach (var (path, script) in ModuleBundle.Create(root, "js/app.js", "js/account.js", "js/operators.js"))
            files.Add(path, Encoding.UTF8.GetBytes(script));
        foreach (var file in FilesBelow(root, ""))
        {
            var path = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (
                !path.StartsWith("js/", StringComparison.Ordinal)
                && !path.StartsWith("views/", StringComparison.Ordinal)
            )
                files.Add(path, File.ReadAllBytes(file));
        }
        return new FrontendAssets(files);
    }

    public IResult RespondWithPage(HttpContext context) => _assets[Page].Respond(context, Revalidate);

    /// <summary>
    /// The asset at the path of the request, or null. During an upgrade an instance is asked for the version of another:
    /// it sends its own, for this time only.
    /// </summary>
    public IResult? Respond(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
            return AtTheRoot.Contains(path.TrimStart('/'), StringComparer.Ordinal)
                ? _assets[path.TrimStart('/')].Respond(context, Revalidate)
                : null;
        var (version, file) = path[Prefix.Length..].Split('/', 2) is [var first, var rest] ? (first, rest) : ("", "");
        return _assets.GetValueOrDefault(file)?.Respond(context, version == _version ? Forever : Revalidate);
    }

    private FrontendAsset Asset(string path, byte[] content)
    {
        ContentTypes.TryGetContentType(path, out var type);
        return new FrontendAsset(
            type ?? "application/octet-stream",
            NamesTheVersion(path) ? WithVersion(content) : content
        );
    }

    private static bool NamesTheVersion(string path) =>
        path.EndsWith(".html", StringComparison.Ordinal) || path == Worker;

    private byte[] WithVersion(byte[] content)
    {
        var text = Encoding.UTF8.GetString(content);
        return Encoding.UTF8.GetBytes(text.Replace(VersionInSources, $"{Prefix}{_version}/", StringComparison.Ordinal));
    }

    private static byte[] Templates(string root, string group) =>
        Encoding.UTF8.GetBytes(
            string.Concat(FilesBelow(root, "views").Where(file => GroupOf(file) == group).Select(File.ReadAllText))
        );

    /// <summary>The beginning of the file's name; empty for the pages of the first visit.</summary>
    private static string GroupOf(string view) =>
        Array.Find(
            [OfAccounts, OfOperators],
            group => Path.GetFileName(view).StartsWith(group, StringComparison.Ordinal)
        ) ?? "";

    private static string VersionOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash())[..12];
    }

    private static IEnumerable<string> FilesBelow(string root, string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
}
