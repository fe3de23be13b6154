using System.Globalization;
using System.Text.RegularExpressions;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Binaries;

/// <summary>A folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, and the version of the server.</summary>
internal sealed partial record ServerBinaries(string Folder, string Version)
{
    public const int OldestMajor = 15;
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    public Command Command(string program, params string[] arguments) => new(PathOf(Folder, program), arguments);

    public static bool AreIn(string folder) => Needed.All(program => File.Exists(PathOf(folder, program)));

    /// <summary>Runs <c>postgres --version</c>; null when the server does not run on this machine.</summary>
    public static async Task<ServerBinaries?> AskAsync(string folder, CancellationToken ct)
    {
        var command = new Command(PathOf(folder, "postgres"), "--version") { Limit = TimeSpan.FromSeconds(10) };
        var result = await command.RunAsync(ct);
        var version = VersionNumber().Match(result.Output);
        return result.Succeeded && version.Success ? new ServerBinaries(folder, version.Value) : null;
    }

    private static string PathOf(string folder, string program) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program);

    [GeneratedRegex(@"(?<=PostgreSQL\) )\d+(\.\d+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
