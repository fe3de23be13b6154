namespace ConcertReservation.BrowserTests.Fixtures;

/// <summary>A site whose pages are a copy that the test changes: a new version of the app.</summary>
public sealed class EditableSite : TestSite
{
    private readonly TemporaryFolder _root;

    public EditableSite()
        : this(CopyOfThePages()) { }

    private EditableSite(TemporaryFolder root)
        : base(new ServiceOf(root.Path)) => _root = root;

    /// <summary>Replaces a text in a file, as a release does, and waits until it is served.</summary>
    public async Task ReleaseAsync(string file, string before, string after)
    {
        var path = _root.PathOf(file);
        var old = await WorkerAsync();
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace(before, after, StringComparison.Ordinal)
        );
        await Eventually.Is(async () => await WorkerAsync() != old, "the new version is served");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _root.Dispose();
    }

    private async Task<string> WorkerAsync() => (await Service.Client().GetAsync("//service-worker.js")).Text;

    private static TemporaryFolder CopyOfThePages()
    {
        var source = Repository.File("src/ConcertReservation.Api/wwwroot");
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = copy.PathOf(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    // In Development, a changed file is served on the next request. Without the list of static web assets, which would lead to
    // the files of the checkout.
    private sealed class ServiceOf(string webRoot)
        : Service(
            1,
            ("environment", "Development"),
            ("webroot", webRoot),
            ("staticWebAssets", "none"),
            ("DemoData", "false")
        );
}
