using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>The files of one server. The folder is its owner's alone, as PostgreSQL demands of the cluster in it.</summary>
internal sealed record ServerFolder(string Root, bool IsThrownAway)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string HalfMade = "cluster.new-";

    public string Cluster => PathOf("cluster");
    public string PostmasterPid => Path.Combine(Cluster, "postmaster.pid");
    public string PasswordFile => PathOf("password");
    public string ServerLog => PathOf("server.log");
    public string Lock => PathOf("lock");
    public string Members => PathOf("members");
    public string Users => PathOf("users");
    public string BeingDeleted => $"{Root}.gone";
    public string WatcherLog => PathOf("watcher.log");
    public string WatcherPid => PathOf("watcher.pid");

    public static ServerFolder For(PostgresServerOptions options) =>
        options.DataDirectory is { } folder
            ? new ServerFolder(Path.GetFullPath(folder), IsThrownAway: false)
            : new ServerFolder(
                Path.Combine(Path.GetTempPath(), $"concert-pg-{RandomName.Short()}"),
                IsThrownAway: true
            );

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Create()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Root);
        else
            Directory.CreateDirectory(Root, OwnerOnly | UnixFileMode.UserExecute);
        if (!File.Exists(PasswordFile))
            WritePrivately("password", RandomName.Password());
    }

    public string Password() => File.ReadAllText(PasswordFile);

    public int Port
    {
        get => int.Parse(File.ReadAllText(PathOf("port")), CultureInfo.InvariantCulture);
        set => File.WriteAllText(PathOf("port"), value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the file whole or not at all, readable by its owner only.</summary>
    public void WritePrivately(string name, string text)
    {
        var made = PathOf($"{name}.new");
        File.Delete(made);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(made, options))
            writer.Write(text);
        File.Move(made, PathOf(name), overwrite: true);
    }

    public string NewHalfMadeCluster()
    {
        var folder = PathOf(HalfMade + RandomName.Short());
        Directory.CreateDirectory(folder);
        return folder;
    }

    public void DeleteHalfMadeClusters()
    {
        foreach (var folder in Directory.GetDirectories(Root, HalfMade + "*"))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>The end of both logs, for an exception's message.</summary>
    public string LastWords()
    {
        var lines = new[] { WatcherLog, ServerLog }.Where(File.Exists).SelectMany(x => File.ReadLines(x).TakeLast(15));
        return string.Join(Environment.NewLine, lines);
    }
}
