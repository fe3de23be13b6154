using System.Globalization;
using ConcertReservation.EmbeddedPostgres.Processes;

namespace ConcertReservation.EmbeddedPostgres.Sharing;

/// <summary>
/// One user of a server that other users may share. The lock of the folder serializes joining and leaving. The watcher
/// stops the server, because that must happen even when the last user is killed.
/// </summary>
internal sealed class SharedServer : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);

    private readonly ServerFolder _folder;
    private readonly IServerRuntime _runtime;
    private readonly IServerHold _hold;
    private readonly Membership _membership;
    private bool _left;

    private SharedServer(ServerFolder folder, IServerRuntime runtime, IServerHold hold)
    {
        _folder = folder;
        _runtime = runtime;
        _hold = hold;
        _membership = new Membership(folder);
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"Host=127.0.0.1;Port={folder.Port};Username=postgres;Password={folder.Password()};Database=postgres"
        );
    }

    public string ConnectionString { get; }

    public static async Task<SharedServer> StartAsync(ServerFolder folder, IServerRuntime runtime, CancellationToken ct)
    {
        folder.Create();
        using var folderLock = await FileLock.AcquireAsync(folder.Lock, LockLimit, ct);
        var hold = await JoinAsync(folder, runtime, ct) ?? await StartNewAsync(folder, runtime, ct);
        try
        {
            await runtime.WaitUntilReadyAsync(folder, ct);
            return new SharedServer(folder, runtime, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    public Task CrashAsync(CancellationToken ct) => _hold.CrashAsync(ct);

    public async Task RecoverAsync(CancellationToken ct)
    {
        await _hold.RecoverAsync(ct);
        await _runtime.WaitUntilReadyAsync(_folder, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_left)
            return;
        _left = true;
        try
        {
            using var folderLock = await FileLock.AcquireAsync(_folder.Lock, LockLimit, CancellationToken.None);
            _hold.Dispose();
            if (_membership.LeaveAsLast())
                await _hold.WaitUntilStoppedAsync(StopLimit);
        }
        finally
        {
            _hold.Dispose();
            _membership.Dispose();
        }
    }

    private static Task<IServerHold?> JoinAsync(ServerFolder folder, IServerRuntime runtime, CancellationToken ct)
    {
        var commands = runtime.Commands(folder, port: 0); // only for checking and stopping; the watcher has the port
        return OperatingSystem.IsWindows()
            ? UnwatchedHold.JoinAsync(folder, commands, ct)
            : WatcherHold.JoinAsync(folder, commands, ct);
    }

    private static async Task<IServerHold> StartNewAsync(
        ServerFolder folder,
        IServerRuntime runtime,
        CancellationToken ct
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            folder.Create(); // again, because the watcher of a failed attempt deletes a temporary folder
            await runtime.PrepareAsync(folder, ct);
            folder.Port = LoopbackPort.NextFree();
            var commands = runtime.Commands(folder, folder.Port);
            try
            {
                return OperatingSystem.IsWindows()
                    ? await UnwatchedHold.StartAsync(folder, commands, ct)
                    : await WatcherHold.StartAsync(folder, commands, ct);
            }
            catch (PostgresStartException failed) when (attempt < Attempts && IsPortInUse(failed.Message)) { }
        }
    }

    private static bool IsPortInUse(string output) =>
        output.Contains("already in use", StringComparison.OrdinalIgnoreCase)
        || output.Contains("already allocated", StringComparison.OrdinalIgnoreCase);
}
