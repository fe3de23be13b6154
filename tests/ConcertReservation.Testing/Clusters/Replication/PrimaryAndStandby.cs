using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Processes;
using ConcertReservation.Testing.Processes;
using Npgsql;

namespace ConcertReservation.Testing.Clusters.Replication;

/// <summary>
/// A primary that acknowledges a commit only when its streaming standby has it on disk too. A crash kills the primary
/// permanently; recovery promotes the standby, and the instances find it without help.
/// </summary>
internal sealed class PrimaryAndStandby : IClusterDatabase
{
    private const string Name = "concert_reservation";
    private const string Standby = "standby";

    private readonly ReplicationPrograms _programs;
    private readonly string _folder;
    private readonly ReplicatedServer _primary;
    private readonly ReplicatedServer _standby;

    private PrimaryAndStandby(
        ReplicationPrograms programs,
        string folder,
        string password,
        ReplicatedServer primary,
        ReplicatedServer standby
    )
    {
        (_programs, _folder, _primary, _standby) = (programs, folder, primary, standby);
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1:{primary.Port},127.0.0.1:{standby.Port};Username=postgres;Password={password};Database={Name};Target Session Attributes=primary"
        );
    }

    public string ConnectionString { get; }

    /// <exception cref="MissingProgramException">There is no PostgreSQL with pg_basebackup.</exception>
    public static async Task<PrimaryAndStandby> StartAsync(string folder, CancellationToken ct)
    {
        var programs = await ReplicationPrograms.FindAsync(ct);
        var password = RandomName.Password();
        await CreateAsync(programs, folder, password, ct);
        var primary = await ReplicatedServer.StartAsync(programs, DataOf(folder, "primary"), password, ct);
        ReplicatedServer? standby = null;
        try
        {
            // In the file that the standby copies: after its promotion it also waits for a standby, until an operator
            // resets that, as on real machines.
            await primary.ExecuteAsync($"ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 ({Standby})'", ct);
            await CopyAsync(programs, folder, primary.Port, ct);
            standby = await ReplicatedServer.StartAsync(programs, DataOf(folder, Standby), password, ct);
            await primary.ExecuteAsync("SELECT pg_reload_conf()", ct);
            await primary.WaitAsync("SELECT bool_and(sync_state = 'sync') FROM pg_stat_replication", ct);
            await primary.ExecuteAsync($"CREATE DATABASE {Name}", ct);
            return new PrimaryAndStandby(programs, folder, password, primary, standby);
        }
        catch
        {
            await primary.DisposeAsync();
            if (standby is not null)
                await standby.DisposeAsync();
            throw;
        }
    }

    public Task CrashAsync(CancellationToken ct)
    {
        _primary.Kill();
        return Task.CompletedTask;
    }

    public async Task RecoverAsync(CancellationToken ct)
    {
        await _programs.RunAsync(_folder, "pg_ctl", ["promote", "-w", "-D", DataOf(_folder, Standby)], ct);
        await _standby.ExecuteAsync("ALTER SYSTEM RESET synchronous_standby_names", ct);
        await _standby.ExecuteAsync("SELECT pg_reload_conf()", ct);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _standby.DisposeAsync();
        await _primary.DisposeAsync();
    }

    private static string DataOf(string folder, string server) => Path.Combine(folder, server);

    private static async Task CreateAsync(
        ReplicationPrograms programs,
        string folder,
        string password,
        CancellationToken ct
    )
    {
        await WritePrivatelyAsync(Path.Combine(folder, "password"), password, ct);
        await WritePrivatelyAsync(Path.Combine(folder, "pgpass"), $"*:*:*:postgres:{password}", ct);
        var data = MakeOurs(DataOf(folder, "primary"));
        string[] access = ["-U", "postgres", "-A", "scram-sha-256", "--pwfile", Path.Combine(folder, "password")];
        await programs.RunAsync(folder, "initdb", ["-D", data, .. access, "-E", "UTF8", "--locale", "C", "-k"], ct);
    }

    private static async Task CopyAsync(ReplicationPrograms programs, string folder, int port, CancellationToken ct)
    {
        var primary = string.Create(
            CultureInfo.InvariantCulture,
            $"host=127.0.0.1 port={port} user=postgres passfile={Path.Combine(folder, "pgpass")} application_name={Standby}"
        );
        var data = MakeOurs(DataOf(folder, Standby));
        string[] copy = ["-d", primary, "-D", data, "-R", "-C", "-S", Standby, "-X", "stream", "-c", "fast"];
        await programs.RunAsync(folder, "pg_basebackup", copy, ct);
    }

    // Created by this process, so that its user owns it; the server requires that no other user has access.
    private static string MakeOurs(string data) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(data).FullName
            : Directory
                .CreateDirectory(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
                .FullName;

    private static async Task WritePrivatelyAsync(string file, string text, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var writer = new StreamWriter(file, options);
        await writer.WriteAsync(text.AsMemory(), ct);
    }
}
