using System.Diagnostics.CodeAnalysis;
using ConcertReservation.EmbeddedPostgres;

/// <summary>
/// The other process of these tests: <c>dotnet</c> runs this before the entry point of an assembly when
/// DOTNET_STARTUP_HOOKS names the assembly. So the tests can kill a user of a server without another project.
/// </summary>
[SuppressMessage("Design", "MA0047", Justification = "The runtime looks for exactly this name, outside any namespace")]
[SuppressMessage("Design", "CA1050", Justification = "The same")]
internal static class StartupHook
{
    public const string FolderVariable = "EMBEDDED_POSTGRES_TEST_FOLDER";

    public static void Initialize()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        var options = new PostgresServerOptions { DataDirectory = string.IsNullOrEmpty(folder) ? null : folder };
        var server = PostgresServer.StartAsync(options).GetAwaiter().GetResult();
        Console.WriteLine(server.ConnectionString);
        Console.In.ReadToEnd();
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
