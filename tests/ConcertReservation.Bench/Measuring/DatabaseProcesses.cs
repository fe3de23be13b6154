using System.Globalization;
using Npgsql;

namespace ConcertReservation.Bench.Measuring;

/// <summary>The processor time of a PostgreSQL server with all its processes, including the ended ones.</summary>
internal sealed class DatabaseProcesses
{
    private const int TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on
    private const string Processes = "/proc";

    private readonly int _server;

    private DatabaseProcesses(int server) => _server = server;

    /// <summary>Null where there is no <c>/proc</c>.</summary>
    public static async Task<DatabaseProcesses?> FindAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux())
            return null;

        await using var connection = await database.OpenConnectionAsync(ct);
        return Read(connection.ProcessID) is { } own ? new DatabaseProcesses(own.Parent) : null;
    }

    public TimeSpan CpuTime()
    {
        var ticks = Read(_server) is { } server ? server.Own + server.OfEndedChildren : 0;
        foreach (var folder in Directory.EnumerateDirectories(Processes))
            if (
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && Read(id) is { } process
                && process.Parent == _server
            )
                ticks += process.Own;
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    private static (int Parent, long Own, long OfEndedChildren)? Read(int id)
    {
        try
        {
            // proc(5): the name, in brackets, may contain any character; state and parent follow it.
            var text = File.ReadAllText($"{Processes}/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            long Field(int number) => long.Parse(fields[number - 3], CultureInfo.InvariantCulture);
            return ((int)Field(4), Field(14) + Field(15), Field(16) + Field(17));
        }
        catch (IOException)
        {
            return null; // the process has ended
        }
    }
}
