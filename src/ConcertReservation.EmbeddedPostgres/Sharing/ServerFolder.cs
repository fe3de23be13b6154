using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// The files of one server. Only the owner can access the folder, which PostgreSQL requires for the cluster.
/// </summary>
internal sealed record ServerFolder(string Root, bool IsThrownAway)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string IncompletePrefix = "cluster.new-";

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

    /// <summary>Writes the complete file or none. Only the owner can read it.</summary>
    public void WritePrivately(string name, string text)
    {
        var temporary = PathOf($"{name}.new");
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(text);
        File.Move(temporary, PathOf(name), overwrite: true);
    }

    public string NewIncompleteCluster()
    {
        var folder = PathOf(IncompletePrefix + RandomName.Short());
        Directory.CreateDirectory(folder);
        return folder;
    }

    public void DeleteIncompleteClusters()
    {
        foreach (var folder in Directory.GetDirectories(Root, IncompletePrefix + "*"))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>The end of both logs, for the message of an exception.</summary>
    public string LastWords()
    {
        var lines = new[] { WatcherLog, ServerLog }.Where(File.Exists).SelectMany(x => File.ReadLines(x).TakeLast(15));
        return string.Join(Environment.NewLine, lines);
    }
}
